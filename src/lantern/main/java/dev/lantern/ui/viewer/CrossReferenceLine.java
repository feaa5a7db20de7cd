package dev.lantern.ui.viewer;

import dev.lantern.imaging.PlaneGeometry;
import dev.lantern.imaging.Turn;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Group;
import javafx.scene.shape.Line;

/// Where the plane of the active viewport passes through this image.
final class CrossReferenceLine extends Group {
  private final ViewerViewModel viewer;
  private final Line line = new Line();
  private final Line outline = new Line();

  CrossReferenceLine(ViewerViewModel viewer) {
    this.viewer = viewer;
    setId(ViewerIds.CROSS_REFERENCE);
    setMouseTransparent(true);
    setManaged(false);
    outline.getStyleClass().add("cross-reference-outline");
    line.getStyleClass().add("cross-reference");
    outline.startXProperty().bind(line.startXProperty());
    outline.startYProperty().bind(line.startYProperty());
    outline.endXProperty().bind(line.endXProperty());
    outline.endYProperty().bind(line.endYProperty());
    getChildren().addAll(outline, line);
    InvalidationListener refresh = cause -> refresh();
    viewer.crossReference().addListener(refresh);
    viewer.viewport().addListener(refresh);
    viewer.turn().addListener(refresh);
    refresh();
  }

  private void refresh() {
    Optional<PlaneGeometry.Line> cut = viewer.crossReference().get();
    setVisible(cut.isPresent());
    if (cut.isPresent()) {
      Turn.Point from = viewer.toScreen(cut.get().from());
      Turn.Point to = viewer.toScreen(cut.get().to());
      line.setStartX(from.x());
      line.setStartY(from.y());
      line.setEndX(to.x());
      line.setEndY(to.y());
    }
  }
}
