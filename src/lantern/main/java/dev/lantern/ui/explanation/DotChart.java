package dev.lantern.ui.explanation;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// Values side by side as dots, and the limit that they should lie above.
final class DotChart extends Region {
  private static final double HEIGHT = 36;
  private static final double RADIUS = 3;

  private final List<Double> values;
  private final double limit;
  private final double lowest;
  private final Line bottom = new Line();
  private final Line line = new Line();
  private final List<Circle> dots = new ArrayList<>();

  /// @param values up to 1; the chart begins at 0, or below it where one of them does
  DotChart(List<Double> values, double limit) {
    this.values = List.copyOf(values);
    this.limit = limit;
    this.lowest = Math.min(0, values.stream().mapToDouble(Double::doubleValue).min().orElse(0));
    getStyleClass().add("chart");
    bottom.getStyleClass().add("chart-axis");
    line.getStyleClass().add("chart-limit");
    getChildren().addAll(bottom, line);
    for (double value : values) {
      Circle dot = new Circle(RADIUS);
      dot.getStyleClass().addAll("chart-dot", value >= limit ? "passed" : "failed");
      dots.add(dot);
    }
    getChildren().addAll(dots);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
  }

  @Override
  protected void layoutChildren() {
    across(bottom, getHeight() - 0.5);
    across(line, snapPositionY(y(limit)) + 0.5);
    for (int i = 0; i < dots.size(); i++) {
      dots.get(i).setCenterX((i + 0.5) * getWidth() / dots.size());
      dots.get(i).setCenterY(y(values.get(i)));
    }
  }

  private void across(Line stroke, double y) {
    stroke.setEndX(getWidth());
    stroke.setStartY(y);
    stroke.setEndY(y);
  }

  private double y(double value) {
    double room = getHeight() - 2 * RADIUS - 1;
    return RADIUS + (1 - value) / (1 - lowest) * room;
  }
}
