package dev.lantern.ui.controls;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// A share of one from left to right, with marks where limits lie.
public final class MarkedBar extends Region {
  /// Class of the mark of a limit.
  public static final String LIMIT = "bar-limit";

  /// Class of the mark of what chance gives.
  public static final String CHANCE = "bar-chance";

  private static final double HEIGHT = 10;
  private static final double MARK_WIDTH = 2;

  private final Region track = new Region();
  private final Region fill = new Region();
  private final List<Region> lines = new ArrayList<>();
  private final double value;
  private final List<Mark> marks;

  /// @param at share of the width, from 0 to 1
  /// @param style class of the line
  public record Mark(double at, String style) {}

  /// @param value from 0 to 1
  /// @param style class of the fill
  public MarkedBar(double value, String style, Mark... marks) {
    this.value = value;
    this.marks = List.of(marks);
    getStyleClass().add("marked-bar");
    track.getStyleClass().add("bar-track");
    fill.getStyleClass().addAll("bar-fill", style);
    getChildren().addAll(track, fill);
    for (Mark mark : marks) {
      Region line = new Region();
      line.getStyleClass().add(mark.style());
      lines.add(line);
      getChildren().add(line);
    }
    setMinHeight(HEIGHT + 6);
    setPrefHeight(HEIGHT + 6);
    setMaxWidth(Double.MAX_VALUE);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double top = (getHeight() - HEIGHT) / 2;
    track.resizeRelocate(0, top, width, HEIGHT);
    fill.resizeRelocate(0, top, snapSizeX(width * value), HEIGHT);
    for (int i = 0; i < lines.size(); i++) {
      double x = Math.clamp(width * marks.get(i).at() - MARK_WIDTH / 2, 0, width - MARK_WIDTH);
      lines.get(i).resizeRelocate(snapPositionX(x), 0, MARK_WIDTH, getHeight());
    }
  }
}
