package dev.lantern.ui.measure;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/// Where a label is put: beside its shape, inside the image, and not over another label.
///
/// @param shape the rectangle around the shape, screen pixels
record LabelPlace(Bounds shape, double x, double y, double width, double height) {
  private static final double GAP = 10;
  private static final double EDGE = 4;

  /// @param written words stand at their place itself
  static LabelPlace of(Bounds shape, boolean written, double width, double height) {
    return written
        ? new LabelPlace(shape, shape.getMinX(), shape.getMinY() - height / 2, width, height)
        : new LabelPlace(
            shape, shape.getMaxX() + GAP, shape.getCenterY() - height / 2, width, height);
  }

  /// Left of the shape where there is no room on the right, and inside the image, unless the shape
  /// itself is outside.
  LabelPlace within(double imageWidth, double imageHeight) {
    boolean outside =
        shape.getMaxX() < 0
            || shape.getMaxY() < 0
            || shape.getMinX() > imageWidth
            || shape.getMinY() > imageHeight;
    if (outside) {
      return this;
    }
    double left = shape.getMinX() - GAP - width;
    double across = x + width + EDGE > imageWidth && left > EDGE ? left : x;
    return new LabelPlace(
        shape,
        Math.max(EDGE, Math.min(across, imageWidth - width - EDGE)),
        Math.max(EDGE, Math.min(y, imageHeight - height - EDGE)),
        width,
        height);
  }

  /// Below those that it would cover, else above them.
  Bounds beside(List<Bounds> taken, double imageHeight) {
    Bounds down = slid(taken, true);
    return down.getMaxY() + EDGE <= imageHeight ? down : slid(taken, false);
  }

  private Bounds slid(List<Bounds> taken, boolean down) {
    Bounds at = new BoundingBox(x, y, width, height);
    // Each pass leaves one of them behind, and none comes back.
    for (int pass = 0; pass < taken.size(); pass++) {
      for (Bounds other : taken) {
        if (at.intersects(other)) {
          double next = down ? other.getMaxY() + 1 : other.getMinY() - height - 1;
          at = new BoundingBox(x, next, width, height);
        }
      }
    }
    return at;
  }
}
