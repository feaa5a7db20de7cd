package dev.lantern.ui.viewer;

import java.util.OptionalDouble;

/// How large a pixel is on the glass of a screen.
///
/// @param millimetres of a pixel of the layout
/// @param dpi that the screen reports, where the size rests on that; empty where it was measured
public record GlassPixel(double millimetres, OptionalDouble dpi) {
  public GlassPixel {
    if (!(millimetres > 0) || !Double.isFinite(millimetres)) {
      throw new IllegalArgumentException("pixel of " + millimetres + " mm");
    }
  }
}
