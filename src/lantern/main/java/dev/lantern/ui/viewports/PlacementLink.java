package dev.lantern.ui.viewports;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.PlaneGeometry;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.Optional;

/// Zoom and place of another viewport beside those of the active one: as many screen pixels a
/// millimetre where both sizes are known, else as much larger than fitted; the same place of the
/// patient in the middle where both share their coordinates, else the same place of the image.
final class PlacementLink {
  private PlacementLink() {}

  static void follow(ViewerViewModel leader, ViewerViewModel other) {
    Optional<ShownFrame> led = leader.shown().get();
    Optional<ShownFrame> following = other.shown().get();
    if (led.isPresent() && following.isPresent()) {
      Viewport seen = leader.viewport().get();
      Turn.Point middle = middle(led.get(), seen, following.get());
      other.lookAt(
          zoom(led.get(), seen, following.get(), other.viewport().get()), middle.x(), middle.y());
    }
  }

  private static double zoom(ShownFrame led, Viewport seen, ShownFrame following, Viewport own) {
    PixelSpacing one = led.display().spacing();
    PixelSpacing two = following.display().spacing();
    return one.physical() && two.physical()
        ? seen.zoom() / one.columnMillimetres() * two.columnMillimetres()
        : seen.zoom() / fitted(led, seen) * fitted(following, own);
  }

  private static double fitted(ShownFrame shown, Viewport screen) {
    Frame frame = shown.frame();
    return Viewport.fit(
            screen.width(),
            screen.height(),
            frame.columns(),
            frame.rows(),
            shown.display().spacing().aspect())
        .zoom();
  }

  private static Turn.Point middle(ShownFrame led, Viewport seen, ShownFrame following) {
    Optional<PlaneGeometry> from = led.geometry();
    Optional<PlaneGeometry> to = following.geometry();
    if (from.isPresent()
        && to.isPresent()
        && from.get().parallelTo(to.get())
        && led.sharesCoordinatesWith(following)) {
      return to.get().source(from.get().patient(seen.centerX(), seen.centerY()));
    }
    return new Turn.Point(
        seen.centerX() / led.frame().columns() * following.frame().columns(),
        seen.centerY() / led.frame().rows() * following.frame().rows());
  }
}
