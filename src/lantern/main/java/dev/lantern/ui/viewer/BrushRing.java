package dev.lantern.ui.viewer;

import dev.lantern.imaging.Turn;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;

/// The brush under the pointer, or where the keyboard points: the one that moved last. As large as
/// what it marks.
final class BrushRing extends Circle {
  private final ViewerViewModel viewer;
  private boolean inside;

  /// @param over the node whose pointer it follows
  BrushRing(ViewerViewModel viewer, Node over) {
    this.viewer = viewer;
    setId(ViewerIds.BRUSH_RING);
    getStyleClass().add("brush-ring");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
    radiusProperty().bind(viewer.brush().radius());
    over.addEventFilter(MouseEvent.MOUSE_MOVED, this::follow);
    over.addEventFilter(MouseEvent.MOUSE_PRESSED, this::follow);
    over.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::follow);
    over.addEventFilter(
        MouseEvent.MOUSE_EXITED,
        event -> {
          inside = false;
          followKeys();
        });
    InvalidationListener moved = cause -> followKeys();
    for (Observable cause :
        new Observable[] {
          viewer.cursor().place(), viewer.viewport(), viewer.turn(), viewer.brush().allowed()
        }) {
      cause.addListener(moved);
    }
  }

  private void follow(MouseEvent event) {
    inside = true;
    put(event.getX(), event.getY());
  }

  private void followKeys() {
    Optional<Turn.Point> keys = viewer.cursor().place().get().map(viewer::toScreen);
    keys.ifPresentOrElse(
        at -> put(at.x(), at.y()), () -> setVisible(viewer.brush().ready() && inside));
  }

  private void put(double x, double y) {
    setCenterX(x);
    setCenterY(y);
    setVisible(viewer.brush().ready());
  }
}
