package dev.lantern.ui.viewer;

import dev.lantern.imaging.FrameRenderer;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/// The magnifier under the pointer: the frame's own pixels, rendered anew at its zoom, through the
/// same window. Overlays of the file are in it; heatmap, marked region and measurements are not.
final class Loupe extends StackPane {
  private final ViewerViewModel viewer;
  private final PixelLayer picture = new PixelLayer();
  private @Nullable FrameRenderer renderer;
  private boolean inside;
  private double x;
  private double y;

  /// @param over the node whose pointer it follows
  Loupe(Words words, ViewerViewModel viewer, Region over) {
    this.viewer = viewer;
    double radius = Magnifier.SIDE / 2.0;
    setId(ViewerIds.LOUPE);
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
    picture.setId(ViewerIds.LOUPE_PICTURE);
    picture.setClip(new Circle(radius, radius, radius));
    Circle ring = new Circle(radius);
    ring.getStyleClass().add("loupe-ring");
    Label times = new Label();
    times.setId(ViewerIds.LOUPE_TIMES);
    times.getStyleClass().add("loupe-times");
    times
        .textProperty()
        .bind(viewer.magnifier().times().map(now -> words.of("viewer.magnifier.times", now)));
    StackPane.setAlignment(times, Pos.BOTTOM_CENTER);
    getChildren().addAll(picture, ring, times);
    viewer.drawn().subscribe(this::take);
    hear(viewer);
    over.addEventFilter(MouseEvent.MOUSE_MOVED, this::follow);
    over.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::follow);
    over.addEventFilter(
        MouseEvent.MOUSE_EXITED,
        event -> {
          inside = false;
          stale();
        });
  }

  private void hear(ViewerViewModel viewer) {
    InvalidationListener stale = cause -> stale();
    Look look = viewer.look();
    for (Observable cause :
        new Observable[] {
          viewer.tool(),
          viewer.viewport(),
          viewer.density(),
          viewer.turn(),
          viewer.voi(),
          look.inverted(),
          look.nearest(),
          look.colours(),
          look.shutter(),
          look.overlays(),
          viewer.magnifier().times()
        }) {
      cause.addListener(stale);
    }
  }

  private void take(Optional<DrawnFrame> drawn) {
    renderer = drawn.map(DrawnFrame::renderer).orElse(null);
    stale();
  }

  private void follow(MouseEvent event) {
    inside = true;
    x = event.getX();
    y = event.getY();
    stale();
  }

  private void stale() {
    setVisible(inside && viewer.magnifier().ready());
    if (isVisible()) {
      double side = Magnifier.SIDE;
      resizeRelocate(Math.rint(x - side / 2), Math.rint(y - side / 2), side, side);
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    FrameRenderer frame = renderer;
    if (!isVisible() || frame == null || viewer.voi().get().isEmpty()) {
      return;
    }
    double density = viewer.density().get();
    var viewport = viewer.magnifier().around(x, y).denser(density);
    frame.render(
        viewer.look().settings(viewer.voi().get().get()),
        viewport,
        picture.pixels(viewport, density, viewer.turn().get()));
    picture.show();
  }
}
