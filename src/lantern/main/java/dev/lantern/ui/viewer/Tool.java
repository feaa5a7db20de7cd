package dev.lantern.ui.viewer;

/// What a drag with the primary button does.
public enum Tool {
  WINDOW,
  ZOOM,
  PAN,
  SCROLL,
  /// Marks a region that the network is then to do without.
  BRUSH
}
