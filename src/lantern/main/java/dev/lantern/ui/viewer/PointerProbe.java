package dev.lantern.ui.viewer;

import dev.lantern.imaging.PixelProbe;
import dev.lantern.imaging.Turn;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The pixel under the pointer, which may rest while the image moves below it.
final class PointerProbe {
  final ReadOnlyObjectWrapper<Optional<PixelProbe>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectProperty<Optional<ShownFrame>> shown;
  private final Placement placement;
  private Optional<ScreenPoint> pointer = Optional.empty();

  private record ScreenPoint(double x, double y) {}

  PointerProbe(ReadOnlyObjectProperty<Optional<ShownFrame>> shown, Placement placement) {
    this.shown = shown;
    this.placement = placement;
    shown.subscribe(this::look);
    placement.viewport.subscribe(this::look);
    placement.turn.subscribe(this::look);
  }

  /// The pointer is over this place of the screen.
  void point(double screenX, double screenY) {
    pointer = Optional.of(new ScreenPoint(screenX, screenY));
    look();
  }

  /// The pointer has left the image.
  void pointNowhere() {
    pointer = Optional.empty();
    look();
  }

  private void look() {
    found.set(shown.get().flatMap(now -> pointer.flatMap(at -> under(now, at))));
  }

  private Optional<PixelProbe> under(ShownFrame now, ScreenPoint at) {
    Turn.Point place = placement.toSource(at.x(), at.y());
    return PixelProbe.at(
        now.frame(), now.display(), (int) Math.floor(place.x()), (int) Math.floor(place.y()));
  }
}
