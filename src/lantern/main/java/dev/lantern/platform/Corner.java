package dev.lantern.platform;

import java.util.Locale;

/// Where a line of text stands on an image.
public enum Corner {
  TOP_LEFT,
  TOP_RIGHT,
  BOTTOM_LEFT,
  BOTTOM_RIGHT,

  /// It is left out.
  NONE;

  /// As settings and words call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
