package dev.lantern.ui.viewer;

/// What a drag with the primary button does.
public enum Tool {
  WINDOW,
  ZOOM,
  PAN,
  SCROLL,
  /// Nothing: the magnifier follows the pointer, and the wheel is its own.
  MAGNIFIER,
  /// Marks a region that the network is then to do without.
  BRUSH,
  LENGTH,
  ANGLE,
  COBB,
  RECTANGLE,
  ELLIPSE,
  POLYGON,
  ARROW,
  TEXT;

  /// True where it draws measurements.
  public boolean measures() {
    return compareTo(BRUSH) > 0;
  }
}
