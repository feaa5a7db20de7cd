package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import javafx.scene.layout.Region;

/// The probability from left to right, with a mark where the threshold lies.
final class ScoreBar extends Region {
  private static final double HEIGHT = 10;
  private static final double MARK_WIDTH = 2;

  private final Region track = new Region();
  private final Region fill = new Region();
  private final Region mark = new Region();
  private final Finding finding;

  ScoreBar(Finding finding) {
    this.finding = finding;
    getStyleClass().add("score-bar");
    track.getStyleClass().add("score-track");
    fill.getStyleClass().addAll("score-fill", finding.positive() ? "positive" : "negative");
    mark.getStyleClass().add("score-threshold");
    getChildren().addAll(track, fill, mark);
    setMinHeight(HEIGHT + 6);
    setPrefHeight(HEIGHT + 6);
    setMaxWidth(Double.MAX_VALUE);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double top = (getHeight() - HEIGHT) / 2;
    track.resizeRelocate(0, top, width, HEIGHT);
    fill.resizeRelocate(0, top, snapSizeX(width * finding.probability()), HEIGHT);
    double x = Math.clamp(width * finding.threshold() - MARK_WIDTH / 2, 0, width - MARK_WIDTH);
    mark.resizeRelocate(snapPositionX(x), 0, MARK_WIDTH, getHeight());
  }
}
