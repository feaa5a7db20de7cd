package dev.lantern.ui.viewer;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where the keyboard points in the frame of a viewport, as long as it does: until another frame or
/// another tool comes. For the JavaFX thread.
public final class KeyCursor {
  private final ReadOnlyObjectProperty<Optional<ShownFrame>> shown;
  private final Placement placement;
  private final PointerProbe probe;
  private final ReadOnlyObjectWrapper<Optional<Turn.Point>> place =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  KeyCursor(
      ReadOnlyObjectProperty<Optional<ShownFrame>> shown,
      Placement placement,
      ReadOnlyObjectProperty<Tool> tool,
      PointerProbe probe) {
    this.shown = shown;
    this.placement = placement;
    this.probe = probe;
    shown.subscribe((before, now) -> hide());
    tool.subscribe((before, now) -> hide());
  }

  /// Points elsewhere in the frame, at first from the middle of the screen. What lies there is seen
  /// and probed.
  ///
  /// @param dx screen pixels to the right
  /// @param dy screen pixels down
  public void move(double dx, double dy) {
    if (shown.get().isEmpty()) {
      return;
    }
    Turn.Point from = placement.toScreen(place.get().orElseGet(this::middle));
    Turn.Point to = placement.toSource(from.x() + dx, from.y() + dy);
    Frame frame = shown.get().get().frame();
    Turn.Point next =
        new Turn.Point(Math.clamp(to.x(), 0, frame.columns()), Math.clamp(to.y(), 0, frame.rows()));
    reveal(next);
    place.set(Optional.of(next));
    Turn.Point screen = placement.toScreen(next);
    probe.point(screen.x(), screen.y());
  }

  private Turn.Point middle() {
    Viewport viewport = placement.viewport.get();
    return new Turn.Point(viewport.centerX(), viewport.centerY());
  }

  /// Moves the image so far that a place of the frame is on the screen.
  public void reveal(Turn.Point source) {
    placement.reveal(source);
  }

  /// @return false where the keyboard pointed nowhere
  public boolean hide() {
    boolean pointed = place.get().isPresent();
    place.set(Optional.empty());
    return pointed;
  }

  /// Source pixels.
  public ReadOnlyObjectProperty<Optional<Turn.Point>> place() {
    return place.getReadOnlyProperty();
  }
}
