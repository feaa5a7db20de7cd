package dev.lantern.ui.viewports;

import dev.lantern.imaging.PlaneGeometry;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/// Has every other viewport say where the active one's plane passes through it.
final class CrossReferences {
  private final ViewportsViewModel viewports;
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
  private Subscription frames = Subscription.EMPTY;

  CrossReferences(ViewportsViewModel viewports) {
    this.viewports = viewports;
    viewports.visible().subscribe(this::hear);
    viewports.active().subscribe((before, now) -> draw());
    shown.subscribe((before, now) -> draw());
  }

  private void hear(List<ViewerViewModel> visible) {
    frames.unsubscribe();
    frames =
        visible.stream()
            .map(viewer -> viewer.shown().subscribe((before, now) -> draw()))
            .reduce(Subscription.EMPTY, Subscription::and);
    draw();
  }

  private void draw() {
    Optional<ShownFrame> source = viewports.active().get().shown().get();
    for (ViewerViewModel viewer : viewports.visible().get()) {
      viewer
          .crossReference()
          .set(
              viewer == viewports.active().get() || !shown.get()
                  ? Optional.empty()
                  : source.flatMap(from -> viewer.shown().get().flatMap(on -> cut(from, on))));
    }
  }

  private static Optional<PlaneGeometry.Line> cut(ShownFrame from, ShownFrame on) {
    return from.sharesCoordinatesWith(on)
        ? on.geometry().flatMap(plane -> from.geometry().flatMap(plane::cutBy))
        : Optional.empty();
  }

  BooleanProperty shown() {
    return shown;
  }
}
