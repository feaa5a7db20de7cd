package dev.lantern.ui.viewer;

import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.LatestTask;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The frames of a series and the way through them. A frame that is decoded already is shown at
/// once, any other when it is; of those that are asked for meanwhile only the last. For the JavaFX
/// thread.
final class FrameSequence {
  final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  /// The frame asked for.
  final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();

  private final Function<Runnable, Activity> begin;
  private final Activities activities;
  private final LatestTask loading;
  private final Prefetch prefetch;
  private final Filtering filtering;
  private final Consumer<DrawnFrame> show;
  private final BiConsumer<ImageSource, Throwable> fail;
  private List<FramePlace> places = List.of();

  /// @param begin says that a frame is being loaded, and hears how that is cancelled
  /// @param filtering draws what is decoded
  /// @param show brings a frame to the screen
  /// @param fail hears why one cannot be shown
  FrameSequence(
      Function<Runnable, Activity> begin,
      ViewerTools tools,
      Filtering filtering,
      Consumer<DrawnFrame> show,
      BiConsumer<ImageSource, Throwable> fail) {
    this.begin = begin;
    this.activities = tools.activities();
    this.loading = new LatestTask(tools.tasks());
    this.prefetch = new Prefetch(tools.tasks(), tools.frameMemory());
    this.filtering = filtering;
    this.show = show;
    this.fail = fail;
  }

  /// Begins at the first frame.
  void open(Series opened) {
    places = FramePlace.all(opened);
    prefetch.open(places);
    position.set(0);
    count.set(places.size());
    load(0);
  }

  void close() {
    loading.drop();
    places = List.of();
    prefetch.open(places);
    position.set(0);
    count.set(0);
  }

  /// Beyond an end, to that end.
  void goTo(int wanted) {
    if (places.isEmpty()) {
      return;
    }
    int next = Math.clamp(wanted, 0, places.size() - 1);
    if (next != position.get()) {
      position.set(next);
      load(next);
    }
  }

  private void load(int wanted) {
    Optional<ShownFrame> decoded = prefetch.at(wanted);
    if (decoded.isPresent() && filtering.of(decoded.get()).isEmpty()) {
      loading.drop();
      take(DrawnFrame.plain(decoded.get()));
      return;
    }
    FramePlace place = places.get(wanted);
    Optional<DisplayFilter> filter = filtering.chosen();
    Activity activity = begin.apply(loading::drop);
    loading.run(
        () -> filtering.draw(decoded.isPresent() ? decoded.get() : place.load(wanted), filter),
        this::take,
        cause -> fail.accept(place.image().source(), cause),
        () -> activities.end(activity));
  }

  private void take(DrawnFrame drawn) {
    show.accept(drawn);
    prefetch.around(drawn.shown());
  }
}
