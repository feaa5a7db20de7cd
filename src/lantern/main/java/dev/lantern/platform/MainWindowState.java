package dev.lantern.platform;

import java.util.List;

/// Where the main window stood when it was closed.
///
/// @param x left edge, in pixels of the screens' common plane, as `y`, `width` and `height`
/// @param y upper edge
/// @param width at least 1
/// @param height at least 1
/// @param maximised whether it filled its screen; the other four are then those of before
/// @param dividers between the panels, parts of the window's width from 0 to 1, ascending
public record MainWindowState(
    double x, double y, double width, double height, boolean maximised, List<Double> dividers) {
  public MainWindowState {
    dividers = List.copyOf(dividers);
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("a window at " + x + ", " + y);
    }
    if (!(width >= 1 && width < Double.POSITIVE_INFINITY)
        || !(height >= 1 && height < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a window of " + width + " × " + height);
    }
    double before = 0;
    for (double divider : dividers) {
      if (!(divider >= before && divider <= 1)) {
        throw new IllegalArgumentException("dividers at " + dividers);
      }
      before = divider;
    }
  }
}
