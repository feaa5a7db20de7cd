package dev.lantern.ui.viewer;

import dev.lantern.imaging.EdgeLetters;
import dev.lantern.imaging.ImageHeader;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// The letters that say where the patient's sides are, in the middle of the four edges.
final class EdgeMarks {
  private final ViewerViewModel viewer;
  private final Label left = mark(ViewerIds.EDGE_LEFT, Pos.CENTER_LEFT);
  private final Label top = mark(ViewerIds.EDGE_TOP, Pos.TOP_CENTER);
  private final Label right = mark(ViewerIds.EDGE_RIGHT, Pos.CENTER_RIGHT);
  private final Label bottom = mark(ViewerIds.EDGE_BOTTOM, Pos.BOTTOM_CENTER);

  EdgeMarks(ViewerViewModel viewer) {
    this.viewer = viewer;
    viewer.shown().subscribe(this::refresh);
    viewer.turn().subscribe(this::refresh);
  }

  private static Label mark(String id, Pos place) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("edge-mark");
    label.setMouseTransparent(true);
    StackPane.setAlignment(label, place);
    return label;
  }

  void addTo(StackPane stack) {
    stack.getChildren().addAll(left, top, right, bottom);
  }

  private void refresh() {
    EdgeLetters letters =
        viewer
            .shown()
            .get()
            .flatMap(EdgeMarks::letters)
            .map(viewer.turn().get()::letters)
            .orElse(new EdgeLetters("", "", "", ""));
    left.setText(letters.left());
    top.setText(letters.top());
    right.setText(letters.right());
    bottom.setText(letters.bottom());
  }

  private static Optional<EdgeLetters> letters(ShownFrame now) {
    ImageHeader header = now.image().header();
    return EdgeLetters.of(now.display().plane(), header.acquisition().patientOrientation());
  }
}
