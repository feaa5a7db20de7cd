package dev.lantern.ui.viewer;

import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;

/// The brush under the pointer, as large as what it marks.
final class BrushRing extends Circle {
  private final RegionBrush brush;

  /// @param over the node whose pointer it follows
  BrushRing(RegionBrush brush, Node over) {
    this.brush = brush;
    setId(ViewerIds.BRUSH_RING);
    getStyleClass().add("brush-ring");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
    radiusProperty().bind(brush.radius());
    over.addEventFilter(MouseEvent.MOUSE_MOVED, this::follow);
    over.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::follow);
    over.addEventFilter(MouseEvent.MOUSE_EXITED, event -> setVisible(false));
  }

  private void follow(MouseEvent event) {
    setCenterX(event.getX());
    setCenterY(event.getY());
    setVisible(brush.ready());
  }
}
