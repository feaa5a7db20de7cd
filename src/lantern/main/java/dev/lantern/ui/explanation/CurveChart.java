package dev.lantern.ui.explanation;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// One curve at equal steps from left to right, with the area between it and 0.
final class CurveChart extends Region {
  private static final double HEIGHT = 52;
  private static final double RIM = 2;

  private final List<Double> values;
  private final double low;
  private final double high;
  private final Line zero = new Line();
  private final Polygon area = new Polygon();
  private final Polyline curve = new Polyline();

  /// @param values at least two
  /// @param low of the scale, at most 0
  /// @param high of the scale, above 0
  CurveChart(List<Double> values, double low, double high) {
    this.values = List.copyOf(values);
    this.low = low;
    this.high = high;
    getStyleClass().add("chart");
    zero.getStyleClass().add("chart-axis");
    area.getStyleClass().add("chart-area");
    curve.getStyleClass().add("chart-curve");
    getChildren().addAll(area, zero, curve);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
  }

  @Override
  protected void layoutChildren() {
    curve.getPoints().clear();
    for (int i = 0; i < values.size(); i++) {
      double x = i * getWidth() / (values.size() - 1);
      curve.getPoints().addAll(x, y(values.get(i)));
    }
    area.getPoints().setAll(curve.getPoints());
    area.getPoints().addAll(getWidth(), y(0), 0.0, y(0));
    double floor = snapPositionY(y(0)) + 0.5;
    zero.setEndX(getWidth());
    zero.setStartY(floor);
    zero.setEndY(floor);
  }

  private double y(double value) {
    return RIM + (high - value) / (high - low) * (getHeight() - 2 * RIM);
  }
}
