package dev.lantern.platform;

import java.util.Locale;

/// A look of the windows.
public enum ThemeName {
  DARK,
  LIGHT,
  HIGH_CONTRAST;

  /// As settings and words call it: `high-contrast`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
