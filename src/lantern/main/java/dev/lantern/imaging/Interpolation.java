package dev.lantern.imaging;

/// How a screen pixel takes its value from source pixels.
public enum Interpolation {
  /// Bilinear when enlarged, the average of the covered area when reduced.
  SMOOTH,
  /// The source pixel under the centre of the screen pixel.
  NEAREST
}
