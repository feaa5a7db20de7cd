package dev.lantern.ui.explanation;

import dev.lantern.explain.TrustReport;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Curves two by two on one scale, so that they can be compared.
final class CurveGrid extends VBox {
  private static final int COLUMNS = 2;
  private static final double GAP = 8;

  /// @param captions says of each curve what it is, its area, and how good that is
  CurveGrid(
      Words words, List<TrustReport.Curve> curves, Function<TrustReport.Curve, String> captions) {
    super(GAP / 2);
    double low = 0;
    double high = 0;
    for (TrustReport.Curve curve : curves) {
      for (double score : curve.scores()) {
        low = Math.min(low, score);
        high = Math.max(high, score);
      }
    }
    GridPane grid = new GridPane(GAP, GAP);
    for (int column = 0; column < COLUMNS; column++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(half);
    }
    for (int i = 0; i < curves.size(); i++) {
      TrustReport.Curve curve = curves.get(i);
      String caption = captions.apply(curve);
      CurveChart chart = new CurveChart(curve.scores(), low, high > low ? high : low + 1);
      Label says = PartView.wrapped(caption);
      says.getStyleClass().add("chart-caption");
      VBox cell = new VBox(2, says, TrustParts.picture(chart, caption));
      cell.setAlignment(Pos.BOTTOM_LEFT);
      grid.add(cell, i % COLUMNS, i / COLUMNS);
    }
    Label scale = PartView.wrapped(words.of("trust.curve.scale", low, high));
    scale.getStyleClass().add("muted");
    getChildren().addAll(grid, scale);
  }
}
