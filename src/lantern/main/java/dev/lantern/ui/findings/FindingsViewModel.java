package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.explain.HeatmapPainter;
import dev.lantern.explain.HeatmapStyle;
import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.ui.explanation.Explaining;
import dev.lantern.ui.explanation.MethodViewModel;
import dev.lantern.ui.explanation.TrustViewModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What the network says of the image on the screen, and which heatmap is to be seen. For the
/// JavaFX thread.
public final class FindingsViewModel {
  /// Of the cut-off.
  public static final double HIGHEST_CUT_OFF = 0.9;

  private static final double HALF = 0.5;

  /// Images whose answers are kept: as many as there can be viewports.
  private static final int KEPT = 9;

  private final Explaining explaining;
  private final Map<ScanImage, FindingsState> answers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ScanImage, FindingsState> eldest) {
          return size() > KEPT;
        }
      };
  /// Of which the reader knows the answer: it is not concealed again.
  private final Set<ScanImage> revealed = Collections.newSetFromMap(new WeakHashMap<>());
  private final Diagnoses diagnoses;
  private final MethodViewModel methods;
  private final TrustViewModel trust;
  private final FindingsState rest;
  private final ReadOnlyObjectWrapper<FindingsState> state;
  private final ReadOnlyObjectWrapper<Optional<BundleEntry.Usable>> bundle;
  private final ObjectProperty<Optional<Finding>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> operatingPoint =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty heatmapOn = new SimpleBooleanProperty(true);
  private final BooleanProperty readFirst = new SimpleBooleanProperty();
  private final BooleanProperty belowThreshold = new SimpleBooleanProperty();
  private final ObjectProperty<ColourMap> colours =
      new SimpleObjectProperty<>(HeatmapStyle.WHOLE.colours());
  private final DoubleProperty cutOff = new SimpleDoubleProperty();
  private final BooleanProperty outline = new SimpleBooleanProperty();
  private final DoubleProperty opacity = new SimpleDoubleProperty(HeatmapPainter.FIRST_OPACITY);
  private final ReadOnlyObjectWrapper<Optional<ShownMap>> shownMap =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Seen> seen = Optional.empty();

  /// What the findings are about.
  private record Seen(Object viewport, ScanImage image) {}

  /// @param whyNone a sentence for the reader where there is no network; else empty
  public FindingsViewModel(Explaining explaining, String whyNone) {
    this.explaining = explaining;
    this.diagnoses = new Diagnoses(explaining);
    this.methods = new MethodViewModel(explaining);
    this.trust = new TrustViewModel(explaining);
    this.rest =
        explaining.network().isPresent()
            ? new FindingsState.Idle()
            : new FindingsState.NoBundle(whyNone);
    this.state = new ReadOnlyObjectWrapper<>(rest);
    this.bundle = new ReadOnlyObjectWrapper<>(first());
    state.subscribe(this::refreshMap);
    selected.subscribe(this::refreshMap);
    heatmapOn.subscribe(this::refreshMap);
    belowThreshold.subscribe(this::refreshMap);
    methods.shown().subscribe(this::refreshMap);
    operatingPoint.subscribe((before, now) -> decideAt(now));
    readFirst.subscribe(
        on -> {
          if (!on) {
            reveal();
          }
        });
  }

  /// Has the image judged in the background; what was under way for this viewport is dropped.
  ///
  /// @param viewport that shows the image
  public void judge(Object viewport, ScanImage image) {
    forget();
    if (explaining.network().isEmpty()) {
      return;
    }
    Diagnostician network = explaining.network().get();
    see(viewport, image, network);
    if (answers.containsKey(image)) {
      diagnoses.drop(viewport);
      show(answers.get(image));
      return;
    }
    state.set(new FindingsState.Running());
    if (!diagnoses.of(viewport, image)) {
      diagnoses.start(viewport, image, network, found -> take(image, found));
    }
  }

  /// An answer is kept whatever is seen by now.
  private void take(ScanImage image, FindingsState found) {
    if (!(found instanceof FindingsState.Stopped)) {
      answers.put(image, found);
    }
    if (seen.filter(now -> now.image().equals(image)).isPresent()) {
      show(found);
    }
  }

  /// Leaves it to the reader when the image is judged; one that was judged before is not judged
  /// again.
  ///
  /// @param viewport that shows the image
  public void offer(Object viewport, ScanImage image) {
    if (explaining.network().isEmpty()
        || answers.containsKey(image)
        || diagnoses.of(viewport, image)) {
      judge(viewport, image);
      return;
    }
    diagnoses.drop(viewport);
    forget();
    see(viewport, image, explaining.network().get());
    state.set(new FindingsState.Offered());
  }

  private void see(Object viewport, ScanImage image, Diagnostician network) {
    bundle.set(Optional.of(network.bundleFor(image.header())));
    seen = Optional.of(new Seen(viewport, image));
  }

  /// Has the image judged that waits for it, if one does.
  public void judgeOffered() {
    if (state.get() instanceof FindingsState.Offered) {
      seen.ifPresent(now -> judge(now.viewport(), now.image()));
    }
  }

  /// Has one bundle answer for every image, or each image's own again. What others said is
  /// forgotten.
  ///
  /// @param id as in [Diagnostician#choose]
  public void choose(Optional<String> id) {
    explaining.network().ifPresent(network -> network.choose(id));
    startOver();
  }

  /// What was said at the operating points before is forgotten.
  private void decideAt(Optional<String> point) {
    explaining.network().ifPresent(network -> network.decideAt(point));
    startOver();
  }

  private void startOver() {
    dropAll();
    answers.clear();
    rest();
  }

  /// The viewport shows no image.
  public void clear(Object viewport) {
    diagnoses.drop(viewport);
    rest();
  }

  /// Whatever is under way, for any viewport, is wanted no more.
  public void dropAll() {
    diagnoses.dropAll();
  }

  private void rest() {
    forget();
    seen = Optional.empty();
    bundle.set(first());
    state.set(rest);
  }

  private void forget() {
    selected.set(Optional.empty());
    methods.forget();
    trust.forget();
  }

  private Optional<BundleEntry.Usable> first() {
    return explaining.network().map(network -> network.bundles().getFirst());
  }

  /// Shows what is concealed, if something is.
  void reveal() {
    if (state.get() instanceof FindingsState.Concealed(var judged)) {
      present(judged);
    }
  }

  private void show(FindingsState next) {
    if (readFirst.get()
        && next instanceof FindingsState.Judged judged
        && !revealed.contains(judged.outcome().image())) {
      state.set(new FindingsState.Concealed(judged));
    } else {
      present(next);
    }
  }

  private void present(FindingsState next) {
    state.set(next);
    if (next instanceof FindingsState.Judged judged) {
      revealed.add(judged.outcome().image());
      methods.take(judged.outcome());
      trust.take(judged.outcome());
      List<Finding> findings = judged.outcome().classification().findings();
      selected.set(
          findings.stream().filter(Finding::positive).findFirst().or(() -> first(findings)));
    }
  }

  private static Optional<Finding> first(List<Finding> findings) {
    return findings.stream().findFirst();
  }

  /// A map is seen when it is switched on and its finding is selected, and is positive or asked for
  /// all the same.
  private void refreshMap() {
    shownMap.set(
        state.get() instanceof FindingsState.Judged judged && heatmapOn.get()
            ? selected
                .get()
                .filter(finding -> finding.positive() || belowThreshold.get())
                .flatMap(finding -> mapOf(judged.outcome(), finding))
            : Optional.empty());
  }

  private Optional<ShownMap> mapOf(ImageOutcome.Diagnosed outcome, Finding finding) {
    return Optional.ofNullable(methods.shown().get().get(finding.id()))
        .map(made -> new ShownMap(outcome.source(), finding, made));
  }

  /// The bundle that answers for the image on the screen, or would for the first; empty where no
  /// bundle can be used.
  public ReadOnlyObjectProperty<Optional<BundleEntry.Usable>> bundle() {
    return bundle.getReadOnlyProperty();
  }

  /// At which findings are decided, as in [Diagnostician#decideAt].
  public ObjectProperty<Optional<String>> operatingPoint() {
    return operatingPoint;
  }

  /// What can be chosen for the bundle that answers; the first is empty: each finding's default.
  List<Optional<String>> operatingPoints() {
    Stream<String> others = BundleEntry.otherPoints(bundle.get().stream().toList()).stream();
    return Stream.concat(Stream.of(Optional.<String>empty()), others.map(Optional::of)).toList();
  }

  /// The one of [#operatingPoints] that is chosen; the first where another bundle's is.
  Optional<String> chosenPoint() {
    return operatingPoint.get().filter(name -> operatingPoints().contains(Optional.of(name)));
  }

  /// Chooses the next of [#operatingPoints], and the first after the last.
  public void nextOperatingPoint() {
    List<Optional<String>> all = operatingPoints();
    operatingPoint.set(all.get((all.indexOf(chosenPoint()) + 1) % all.size()));
  }

  public ReadOnlyObjectProperty<FindingsState> state() {
    return state.getReadOnlyProperty();
  }

  /// Which method makes the heatmaps.
  public MethodViewModel methods() {
    return methods;
  }

  /// How far they can be trusted.
  public TrustViewModel trust() {
    return trust;
  }

  public ObjectProperty<Optional<Finding>> selected() {
    return selected;
  }

  public BooleanProperty heatmapOn() {
    return heatmapOn;
  }

  /// Whether the results of the next images are concealed until the reader has said what is to be
  /// seen. What is seen already stays.
  public BooleanProperty readFirst() {
    return readFirst;
  }

  /// Whether the map of a finding below its threshold is drawn too, marked.
  public BooleanProperty belowThreshold() {
    return belowThreshold;
  }

  /// Values of the map below it are not seen; from 0 to [#HIGHEST_CUT_OFF].
  public DoubleProperty cutOff() {
    return cutOff;
  }

  /// Higher by `step`, or lower where that is below 0.
  public void changeCutOff(double step) {
    cutOff.set(Math.clamp(cutOff.get() + step, 0.0, HIGHEST_CUT_OFF));
  }

  /// Whether the map is a line at the cut-off; without a cut-off, at half of the scale.
  public BooleanProperty outline() {
    return outline;
  }

  /// The map's, one of [HeatmapStyle#COLOURS].
  public ObjectProperty<ColourMap> colours() {
    return colours;
  }

  /// How the map is to be seen, and how much of it.
  public ObservableValue<HeatmapStyle> style() {
    return Bindings.createObjectBinding(
        () ->
            new HeatmapStyle(
                colours.get(),
                outline.get() && cutOff.get() == 0 ? HALF : cutOff.get(),
                outline.get()),
        colours,
        cutOff,
        outline);
  }

  /// From 0 to 1.
  public DoubleProperty opacity() {
    return opacity;
  }

  /// Stronger by `step`, or weaker where that is below 0.
  public void changeOpacity(double step) {
    opacity.set(Math.clamp(opacity.get() + step, 0.0, 1.0));
  }

  public ReadOnlyObjectProperty<Optional<ShownMap>> shownMap() {
    return shownMap.getReadOnlyProperty();
  }
}
