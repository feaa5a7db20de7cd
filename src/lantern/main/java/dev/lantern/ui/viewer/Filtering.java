package dev.lantern.ui.viewer;

import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.FrameFilters;
import dev.lantern.ui.concurrent.LatestTask;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Draws the frame on the screen with the filter that the reader chose, in the background. For the
/// JavaFX thread, unless said otherwise.
final class Filtering {
  final ReadOnlyObjectWrapper<Optional<DrawnFrame>> drawn =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final FrameFilters filters;
  private final ObservableValue<Optional<DisplayFilter>> chosen;
  private final LatestTask task;
  private final Consumer<Throwable> fail;

  /// @param chosen the filter; of no effect on colour
  Filtering(
      ViewerTools tools,
      ObservableValue<Optional<DisplayFilter>> chosen,
      Consumer<Throwable> fail) {
    this.filters = tools.filters();
    this.chosen = chosen;
    this.task = new LatestTask(tools.tasks());
    this.fail = fail;
    chosen.subscribe((before, now) -> drawn.get().ifPresent(last -> redraw(last.shown())));
  }

  Optional<DisplayFilter> chosen() {
    return chosen.getValue();
  }

  /// The filter that a frame is to be drawn with.
  Optional<DisplayFilter> of(ShownFrame frame) {
    return chosen.getValue().filter(filter -> frame.grey());
  }

  /// On any thread.
  DrawnFrame draw(ShownFrame frame, Optional<DisplayFilter> filter) {
    return filter
        .filter(one -> frame.grey())
        .map(
            one ->
                new DrawnFrame(
                    frame,
                    filters.apply(one, frame.frame(), frame.display()),
                    frame.display().ofModalityValues(),
                    filter))
        .orElseGet(() -> DrawnFrame.plain(frame));
  }

  /// Another frame comes on the screen, drawn already.
  void take(DrawnFrame next) {
    task.drop();
    drawn.set(Optional.of(next));
    if (!next.filter().equals(of(next.shown()))) {
      redraw(next.shown());
    }
  }

  /// Nothing is on the screen any more.
  void forget() {
    task.drop();
    drawn.set(Optional.empty());
  }

  private void redraw(ShownFrame frame) {
    Optional<DisplayFilter> filter = of(frame);
    if (filter.isEmpty()) {
      task.drop();
      drawn.set(Optional.of(DrawnFrame.plain(frame)));
    } else {
      task.run(() -> draw(frame, filter), next -> drawn.set(Optional.of(next)), fail, () -> {});
    }
  }
}
