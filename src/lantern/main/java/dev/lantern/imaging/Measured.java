package dev.lantern.imaging;

import java.util.Optional;

/// What a shape measures. Every value carries the spacing that it rests on: where that is not
/// [PixelSpacing#physical], lengths are in widths of a pixel, never in millimetres.
public sealed interface Measured {
  /// @param value millimetres, or widths of a pixel
  record Length(double value, PixelSpacing spacing) implements Measured {}

  /// @param degrees from 0 to 180; the spacing gave the proportions
  record Angle(double degrees, PixelSpacing spacing) implements Measured {}

  /// @param value square millimetres, or square widths of a pixel
  /// @param statistics of the values inside; empty where there are none, as in colour
  record Area(double value, PixelSpacing spacing, Optional<RoiStatistics> statistics)
      implements Measured {}

  /// The shape has no value as it lies.
  record Undefined(Why why) implements Measured {}

  /// The shape is none that measures.
  record Nothing() implements Measured {}

  /// Why there is no value.
  enum Why {
    /// A leg or a line of an angle is a point.
    NO_DIRECTION,
    /// A polygon has no one inside.
    CROSSES_ITSELF
  }
}
