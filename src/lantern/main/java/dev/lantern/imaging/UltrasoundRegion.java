package dev.lantern.imaging;

import java.util.Optional;

/// An item of Sequence of Ultrasound Regions (0018,6011), PS3.3 C.8.5.5: a part of the frame with a
/// scale of its own.
///
/// @param left Region Location Min X0 (0018,6018), the first column
/// @param top Region Location Min Y0 (0018,601A), the first row
/// @param right one behind Region Location Max X1 (0018,601C), the last column
/// @param bottom one behind Region Location Max Y1 (0018,601E), the last row
/// @param spacing empty where the region is no picture in centimetres, such as a curve over time
public record UltrasoundRegion(
    long left, long top, long right, long bottom, Optional<PixelSpacing> spacing) {
  private static final double TOLERANCE = 0.01;

  /// True where all of a rectangle lies inside.
  boolean contains(Bounds bounds) {
    return bounds.left() >= left
        && bounds.top() >= top
        && bounds.right() <= right
        && bounds.bottom() <= bottom;
  }

  /// True where some of a rectangle lies inside.
  boolean meets(Bounds bounds) {
    return bounds.left() < right
        && bounds.top() < bottom
        && bounds.right() >= left
        && bounds.bottom() >= top;
  }

  /// True where a length comes out the same in both, within a hundredth.
  public boolean agrees(PixelSpacing other) {
    return spacing.isPresent()
        && Math.abs(spacing.get().rowMillimetres() / other.rowMillimetres() - 1) < TOLERANCE
        && Math.abs(spacing.get().columnMillimetres() / other.columnMillimetres() - 1) < TOLERANCE;
  }

  /// A rectangle of source pixels.
  record Bounds(double left, double top, double right, double bottom) {
    static Bounds of(MeasureShape shape) {
      double left = Double.POSITIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (Turn.Point place : shape.handles()) {
        left = Math.min(left, place.x());
        top = Math.min(top, place.y());
        right = Math.max(right, place.x());
        bottom = Math.max(bottom, place.y());
      }
      return new Bounds(left, top, right, bottom);
    }
  }
}
