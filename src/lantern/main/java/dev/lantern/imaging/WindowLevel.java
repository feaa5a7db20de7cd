package dev.lantern.imaging;

/// A window as the user drags it, in modality units.
///
/// @param center Window Center (0028,1050)
/// @param width Window Width (0028,1051), above 0
public record WindowLevel(double center, double width) {
  public WindowLevel {
    if (!(width > 0) || !Double.isFinite(width) || !Double.isFinite(center)) {
      throw new IllegalArgumentException("window " + center + "/" + width);
    }
  }
}
