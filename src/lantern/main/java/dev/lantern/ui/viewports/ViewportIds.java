package dev.lantern.ui.viewports;

/// Ids of the viewports' parts.
public final class ViewportIds {
  /// Of the whole grid.
  public static final String GRID = "viewports";

  /// Before the place of a viewport, from 0, row by row.
  public static final String VIEWPORT = "viewport-";

  private ViewportIds() {}
}
