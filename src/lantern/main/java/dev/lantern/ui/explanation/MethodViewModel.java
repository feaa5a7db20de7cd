package dev.lantern.ui.explanation;

import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.PassListener;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.Progress;
import dev.lantern.ui.concurrent.LongTask;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Which method makes the heatmaps of the image on the screen. What is made is kept as long as the
/// image is there; until it is, the maps of the method before stay. For the JavaFX thread.
public final class MethodViewModel {
  private final Explaining explaining;
  private final MethodWords names;
  private final LongTask making;
  private final ObjectProperty<MethodName> chosen = new SimpleObjectProperty<>(MethodName.CAM);
  private final ReadOnlyObjectWrapper<MethodState> state =
      new ReadOnlyObjectWrapper<>(new MethodState.Rest());
  private final ReadOnlyObjectWrapper<Map<String, MadeMap>> shown =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final Map<MethodName, Map<String, MadeMap>> kept = new EnumMap<>(MethodName.class);
  private Optional<ScanImage> image = Optional.empty();
  private MethodName finished = MethodName.CAM;
  private AtomicReference<Optional<SaliencyMap>> grown = new AtomicReference<>(Optional.empty());

  public MethodViewModel(Explaining explaining) {
    this.explaining = explaining;
    this.names = new MethodWords(explaining.words());
    this.making = explaining.task("lantern-explain");
    chosen.subscribe(this::follow);
  }

  /// An image was judged; its class activation maps are there.
  public void take(ImageOutcome.Diagnosed outcome) {
    forget();
    image = Optional.of(outcome.image());
    keep(MethodName.CAM, outcome.saliency());
  }

  /// No image is shown, or one that is not judged yet.
  public void forget() {
    making.drop();
    image = Optional.empty();
    kept.clear();
    finished = MethodName.CAM;
    chosen.set(finished);
    state.set(new MethodState.Rest());
    shown.set(Map.of());
  }

  /// Stops what is under way; the maps before it stay.
  public void cancel() {
    making.cancel();
  }

  /// Takes over what the workers have done since the last call. To be called a few times a second.
  public void poll() {
    making
        .underWay()
        .ifPresent(
            activity -> {
              MethodName method = chosen.get();
              state.set(new MethodState.Running(method, activity.done(), activity.total()));
              grown.getAndSet(Optional.empty()).ifPresent(map -> showGrowing(method, map));
            });
  }

  private void follow(MethodName method) {
    making.drop();
    if (image.isEmpty()) {
      // Without an image there is nothing to choose.
      chosen.set(finished);
      return;
    }
    state.set(new MethodState.Rest());
    if (kept.containsKey(method)) {
      show(method);
    } else {
      // What is half made goes, and what is whole stays until there is more.
      show(finished);
      explaining.network().ifPresent(network -> make(network, image.get(), method));
    }
  }

  private void make(Diagnostician network, ScanImage subject, MethodName method) {
    AtomicReference<Optional<SaliencyMap>> latest = new AtomicReference<>(Optional.empty());
    grown = latest;
    making.run(
        explaining.words().of("activity.explaining", method.word()),
        progress -> network.explain(subject, MethodChoice.of(method), listener(progress, latest)),
        maps -> keep(method, maps),
        cause -> fail(subject, method, cause),
        this::goBack);
    state.set(new MethodState.Running(method, 0, 0));
  }

  private static PassListener listener(
      Progress progress, AtomicReference<Optional<SaliencyMap>> latest) {
    return new PassListener() {
      @Override
      public void passed(int done, int total) {
        progress.update(done, total);
      }

      @Override
      public void grown(SaliencyMap soFar) {
        latest.set(Optional.of(soFar));
      }
    };
  }

  private void showGrowing(MethodName method, SaliencyMap map) {
    Map<String, MadeMap> now = new HashMap<>(shown.get());
    now.put(map.finding(), new MadeMap(method, map, true));
    shown.set(Map.copyOf(now));
  }

  private void keep(MethodName method, List<SaliencyMap> maps) {
    Map<String, MadeMap> made = new HashMap<>();
    for (SaliencyMap map : maps) {
      made.put(map.finding(), new MadeMap(method, map, false));
    }
    kept.put(method, Map.copyOf(made));
    state.set(new MethodState.Rest());
    show(method);
  }

  private void show(MethodName method) {
    finished = method;
    shown.set(kept.getOrDefault(method, Map.of()));
  }

  private void fail(ScanImage subject, MethodName method, Throwable cause) {
    goBack();
    Explaining.sentence(cause)
        .ifPresentOrElse(
            sentence -> state.set(new MethodState.Failed(method, sentence)),
            () -> explaining.fail().accept(subject.source(), cause));
  }

  private void goBack() {
    chosen.set(finished);
  }

  public ObjectProperty<MethodName> chosen() {
    return chosen;
  }

  public ReadOnlyObjectProperty<MethodState> state() {
    return state.getReadOnlyProperty();
  }

  /// The maps that are there by now, by finding.
  public ReadOnlyObjectProperty<Map<String, MadeMap>> shown() {
    return shown.getReadOnlyProperty();
  }

  /// What the methods are called.
  public MethodWords names() {
    return names;
  }
}
