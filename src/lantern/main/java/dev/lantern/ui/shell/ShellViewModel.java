package dev.lantern.ui.shell;

import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.OpenedScans;
import dev.lantern.pipeline.ScanOpener;
import dev.lantern.pipeline.Series;
import dev.lantern.report.ReadingLog;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.Message;
import dev.lantern.ui.explanation.Explaining;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.findings.FindingsViewModel;
import dev.lantern.ui.findings.ReadingViewModel;
import dev.lantern.ui.findings.SeriesScores;
import dev.lantern.ui.findings.ShownMap;
import dev.lantern.ui.findings.WithoutViewModel;
import dev.lantern.ui.layers.LayersViewModel;
import dev.lantern.ui.measure.MeasureSession;
import dev.lantern.ui.measure.MeasurementsViewModel;
import dev.lantern.ui.settings.PreferencesViewModel;
import dev.lantern.ui.studies.SeriesItem;
import dev.lantern.ui.studies.StudiesViewModel;
import dev.lantern.ui.tags.TagsViewModel;
import dev.lantern.ui.viewer.GlassPixel;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewSettings;
import dev.lantern.ui.viewer.ViewerTools;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewports.PriorSeries;
import dev.lantern.ui.viewports.ViewportsViewModel;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins the features: what is opened is listed, what is selected is seen, what is seen is judged.
/// For the JavaFX thread.
final class ShellViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(ShellViewModel.class);
  private static final int LINES = 40;
  private static final long MEBIBYTE = 1024 * 1024;

  private final Words words;
  private final TaskRunner tasks;
  private final ScanOpener opener;
  private final LongSupplier frameMemory;
  private final Consumer<List<Path>> opened;
  private final Activities activities = new Activities();
  private final StudiesViewModel studies;
  private final ViewSettings view = new ViewSettings();
  private final ViewportsViewModel viewports;
  private final FindingsViewModel findings;
  private final ReadingViewModel reading;
  private final WithoutViewModel without;
  private final SeriesScores series;
  private final RegionFlow regions;
  private final LayersViewModel layers;
  private final TagsViewModel tags;
  private final MeasurementsViewModel measurements;
  private final MeasureSession session;
  private final ReadOnlyObjectWrapper<Optional<Message>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper status;
  private final BooleanProperty keysShown = new SimpleBooleanProperty();
  private final boolean patientLocked;
  private final ReadOnlyBooleanProperty diagnoseOnOpen;
  private Optional<ScanImage> judged = Optional.empty();

  /// @param preferences what the user prefers
  ShellViewModel(
      Words words, TaskRunner tasks, DesktopServices services, PreferencesViewModel preferences) {
    // A path may name a patient.
    this.opened = services.policy().hidePatient() ? paths -> {} : preferences::opened;
    this.frameMemory = () -> preferences.frameMemory().get() * MEBIBYTE;
    this.diagnoseOnOpen = preferences.diagnoseOnOpen();
    this.words = words;
    this.tasks = tasks;
    this.opener = services.opener();
    this.status = new ReadOnlyStringWrapper(words.of("status.ready"));
    this.studies = new StudiesViewModel(tasks);
    var tools =
        new ViewerTools(
            tasks, activities, services.batches().workbench().filters(), this::memoryOfOne);
    this.viewports =
        new ViewportsViewModel(() -> new ViewerViewModel(words, tools, view, this::reportImage));
    var explaining =
        new Explaining(words, tasks, activities, services.diagnostician(), this::reportImage);
    this.findings = new FindingsViewModel(explaining, services.whyNone());
    ReadingLog readings =
        new ReadingLog(services.batches().workbench().place().directories().readings());
    this.reading = new ReadingViewModel(words, tasks, readings, findings, this::reportUnexpected);
    this.without = new WithoutViewModel(explaining);
    this.series = new SeriesScores(explaining);
    this.layers = new LayersViewModel(explaining);
    this.tags = new TagsViewModel(words, tasks, opener, view.patientShown(), this::reportImage);
    this.measurements = new MeasurementsViewModel(viewports.active());
    this.session =
        new MeasureSession(
            words, tasks, measurements, now -> message.set(Optional.of(now)), status::set);
    this.regions = new RegionFlow(viewports.active(), findings, without, this::placeMap);
    studies.selected().subscribe(this::look);
    viewports
        .active()
        .flatMap(ViewerViewModel::series)
        .subscribe(
            (before, now) -> {
              studies.select(now);
              series.follow(now);
            });
    viewports.visible().subscribe((before, now) -> fill());
    ObservableValue<Optional<ShownFrame>> shown =
        viewports.active().flatMap(ViewerViewModel::shown);
    shown.subscribe(this::judgeWhatIsSeen);
    shown.subscribe(now -> tags.follow(now.map(one -> one.image().source())));
    findings.shownMap().subscribe(this::placeMap);
    findings.heatmapOn().subscribe(this::hideOtherMaps);
    findings.readFirst().subscribe(this::hideOtherMaps);
    findings.state().subscribe(now -> layers.follow(diagnosed(now)));
    view.heatmapStyle().bind(findings.style());
    view.heatmapOpacity().bindBidirectional(findings.opacity());
    view.upBrightens().bind(preferences.upBrightens());
    patientLocked = services.policy().hidePatient();
    view.patientShown().set(!patientLocked);
  }

  private static Optional<ImageOutcome.Diagnosed> diagnosed(FindingsState state) {
    return state instanceof FindingsState.Judged judged
        ? Optional.of(judged.outcome())
        : Optional.empty();
  }

  /// What is selected is seen in the active viewport.
  private void look(Optional<SeriesItem> selected) {
    selected
        .map(SeriesItem::series)
        .filter(series -> viewer().series().get().filter(series::equals).isEmpty())
        .ifPresent(viewer()::open);
  }

  /// Shows a series in one of the viewports, which becomes the active one.
  void openIn(ViewerViewModel viewer, SeriesItem item) {
    viewports.activate(viewer);
    studies.selected().set(Optional.of(item));
  }

  /// The viewports that show nothing get the series that are not seen yet.
  private void fill() {
    viewports.fill(studies.listed());
  }

  /// Bytes that decoded frames may take in one viewport: each that is seen has the same part.
  private long memoryOfOne() {
    return frameMemory.getAsLong() / viewports.visible().get().size();
  }

  /// Shows the image as large as the patient; where the file does not say how large that is, a
  /// sentence does.
  void physicalSize(GlassPixel pixel) {
    if (viewer().shown().get().isPresent() && !viewer().physicalSize(pixel)) {
      show(
          Message.Kind.NOTICE,
          words.of("message.no-spacing"),
          words.of("message.no-spacing-detail"));
    }
  }

  /// The series on the screen beside that of an earlier study of the same patient.
  void showPrior() {
    Optional<Series> current = viewer().series().get();
    Optional<Series> prior = current.flatMap(now -> PriorSeries.of(now, studies.listed()));
    prior.ifPresentOrElse(
        earlier -> viewports.pair(current.orElseThrow(), earlier),
        () ->
            show(
                Message.Kind.NOTICE,
                words.of("message.no-prior"),
                words.of("message.no-prior-detail")));
  }

  private void judgeWhatIsSeen(Optional<ShownFrame> shown) {
    Optional<ScanImage> image = shown.map(ShownFrame::image);
    boolean same = image.isPresent() && judged.isPresent() && image.get() == judged.get();
    if (!same && (image.isPresent() || viewer().series().get().isEmpty())) {
      judged = image;
      image.ifPresentOrElse(
          diagnoseOnOpen.get() ? findings::judge : findings::offer, findings::clear);
    }
    placeMap();
  }

  /// A map is laid over the image that it belongs to, and over its first frame alone.
  private void placeMap() {
    Optional<ShownMap> map =
        regions
            .map()
            .filter(
                candidate ->
                    viewer()
                        .shown()
                        .get()
                        .filter(now -> now.index() == 0)
                        .filter(now -> now.image().source().equals(candidate.source()))
                        .isPresent());
    Optional<SaliencyMap> layer = map.map(one -> one.made().map());
    viewer().heatmapBelowThreshold().set(map.isPresent() && !map.get().finding().positive());
    viewer()
        .heatmapCaption()
        .set(map.map(one -> findings.methods().names().caption(one.made())).orElse(""));
    viewer().heatmap().set(layer);
  }

  /// A map stays with its image when another viewport becomes the active one, but not against the
  /// reader's will.
  private void hideOtherMaps() {
    if (!findings.heatmapOn().get() || findings.readFirst().get()) {
      viewports.visible().get().stream()
          .filter(other -> other != viewer())
          .forEach(other -> other.heatmap().set(Optional.empty()));
    }
  }

  /// Opens files, folders and archives in the background, and adds what is found.
  void open(List<Path> paths) {
    open(paths, () -> {});
  }

  /// Shows one image; its file is opened first, unless it is open.
  void show(ImageSource source) {
    if (!select(source)) {
      open(List.of(source.file()), () -> select(source));
    }
  }

  /// @return false where no open series holds the image
  private boolean select(ImageSource source) {
    for (SeriesItem item : studies.items()) {
      OptionalInt frame = item.series().firstFrameOf(source);
      if (frame.isPresent()) {
        studies.selected().set(Optional.of(item));
        viewer().goTo(frame.getAsInt());
        return true;
      }
    }
    return false;
  }

  private void open(List<Path> paths, Runnable after) {
    if (paths.isEmpty()) {
      return;
    }
    message.set(Optional.empty());
    status.set(words.of("status.opening"));
    Activity activity = activities.start(words.of("activity.opening"), () -> {});
    tasks.run(
        () -> opener.open(paths, activity),
        found -> {
          activities.end(activity);
          take(found);
          if (!found.series().isEmpty()) {
            opened.accept(paths);
          }
          after.run();
        },
        cause -> {
          activities.end(activity);
          status.set(words.of("status.ready"));
          reportUnexpected(cause);
        });
  }

  private void take(OpenedScans opened) {
    LOG.info(
        "opened {} series, left out {}",
        opened.series().size(),
        opened.refused().stream()
            .collect(
                Collectors.groupingBy(
                    refused -> refused.why().reason().code(), Collectors.counting())));
    List<OpenedScans.Refused> failed =
        opened.refused().stream()
            .filter(refused -> !(refused.why().reason() instanceof SkipReason))
            .toList();
    if (opened.series().isEmpty() && !opened.cancelled()) {
      show(Message.Kind.ERROR, words.of("message.nothing-opened"), list(opened.refused()));
    } else if (!failed.isEmpty()) {
      show(Message.Kind.NOTICE, words.of("message.some-failed", failed.size()), list(failed));
    }
    int images = opened.series().stream().mapToInt(series -> series.images().size()).sum();
    status.set(
        words.of(
            opened.cancelled() ? "status.cancelled" : "status.opened",
            opened.series().size(),
            images,
            opened.refused().size()));
    studies.add(opened.series());
    fill();
  }

  private String list(List<OpenedScans.Refused> refused) {
    Stream<String> lines = refused.stream().limit(LINES).map(one -> line(one.source(), one.why()));
    Stream<String> more =
        refused.size() > LINES
            ? Stream.of(words.of("message.more", refused.size() - LINES))
            : Stream.empty();
    return Stream.concat(lines, more).collect(Collectors.joining("\n"));
  }

  private String line(ImageSource source, ImageReadException why) {
    String reason = words.of("reason." + why.reason().code());
    return why.detail().isBlank()
        ? words.of("message.file", source.name(), reason)
        : words.of("message.file-detail", source.name(), reason, why.detail());
  }

  /// Forgets all series.
  void closeAll() {
    studies.clear();
    viewports.close();
    message.set(Optional.empty());
    status.set(words.of("status.ready"));
  }

  void closeMessage() {
    message.set(Optional.empty());
  }

  /// Takes back what was done last: with the brush a stroke, else a change of the measurements.
  void undo() {
    if (view.tool().get() == Tool.BRUSH) {
      viewer().brush().undo();
    } else {
      measurements.undo();
    }
  }

  /// Esc: the sheet of keys goes first, then the message, then a question, then what is being
  /// drawn, then what is under way, then the selected measurement, then the page of the checks.
  ///
  /// @return false where there was none of them
  boolean stepBack() {
    Optional<Activity> underWay = activities.lasting(0);
    if (keysShown.get()) {
      keysShown.set(false);
      return true;
    }
    if (message.get().isPresent()) {
      closeMessage();
      return true;
    }
    if (session.stay() || measurements.pen().drop()) {
      return true;
    }
    underWay.ifPresent(Activity::cancel);
    return underWay.isPresent() || measurements.deselect() || findings.trust().close();
  }

  private void reportImage(ImageSource source, Throwable cause) {
    if (cause instanceof ImageReadException why) {
      LOG.warn("an image cannot be shown: {}, {}", why.reason().code(), why.stage());
      show(Message.Kind.ERROR, words.of("message.image"), line(source, why));
    } else {
      reportUnexpected(cause);
    }
  }

  /// What should not happen: the user gets a sentence, the log the trace.
  void reportUnexpected(Throwable cause) {
    LOG.error("Unexpected failure", cause);
    show(
        Message.Kind.ERROR,
        words.of("message.unexpected"),
        words.of("message.unexpected-detail", cause.getClass().getSimpleName()));
  }

  private void show(Message.Kind kind, String headline, String detail) {
    message.set(Optional.of(new Message(kind, headline, detail)));
  }

  /// True where the administrator has hidden patients for good.
  boolean patientLocked() {
    return patientLocked;
  }

  StudiesViewModel studies() {
    return studies;
  }

  /// What all viewports have in common.
  ViewSettings view() {
    return view;
  }

  ViewportsViewModel viewports() {
    return viewports;
  }

  /// The active viewport.
  ViewerViewModel viewer() {
    return viewports.active().get();
  }

  FindingsViewModel findings() {
    return findings;
  }

  /// What the reader says of it.
  ReadingViewModel reading() {
    return reading;
  }

  /// The image without the marked region.
  WithoutViewModel without() {
    return without;
  }

  /// What the network says of every image of the series.
  SeriesScores series() {
    return series;
  }

  /// The image in the active viewport.
  ObservableValue<Optional<ScanImage>> image() {
    return viewports
        .active()
        .flatMap(ViewerViewModel::shown)
        .map(shown -> shown.map(ShownFrame::image));
  }

  /// The file of the measurements.
  MeasureSession session() {
    return session;
  }

  /// What is measured on the images.
  MeasurementsViewModel measurements() {
    return measurements;
  }

  /// What the network's stages make of the image that was judged.
  LayersViewModel layers() {
    return layers;
  }

  /// The elements of the file on the screen.
  TagsViewModel tags() {
    return tags;
  }

  Activities activities() {
    return activities;
  }

  /// Whether the sheet of all keys lies over the window.
  BooleanProperty keysShown() {
    return keysShown;
  }

  ReadOnlyObjectProperty<Optional<Message>> message() {
    return message.getReadOnlyProperty();
  }

  ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }
}
