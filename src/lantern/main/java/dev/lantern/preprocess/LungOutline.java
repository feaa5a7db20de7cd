package dev.lantern.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Point;

/// What the outline of two lungs looks like in a frontal radiograph, as shares of the box round
/// both: the mean of 182 outlines that people drew, which go on behind the heart, made alike on
/// both sides and put in fifteen corners (half of the validation films with lung masks; the figures
/// are of the other half).
final class LungOutline {
  /// The lung on the left of the image, x and y of each corner.
  private static final double[][] CORNERS = {
    {0.38, 0.02}, {0.30, 0.03}, {0.25, 0.07}, {0.18, 0.15}, {0.12, 0.26},
    {0.07, 0.44}, {0.01, 0.82}, {0.01, 0.98}, {0.11, 0.87}, {0.19, 0.83},
    {0.38, 0.82}, {0.40, 0.78}, {0.42, 0.64}, {0.42, 0.10}, {0.41, 0.06}
  };

  /// From one point of the outline to the next, about.
  private static final double STEP = 0.03;

  /// At equal steps along the outline.
  static final List<Place> PLACES = places();

  private LungOutline() {}

  /// A point of the outline of the lung on the left.
  ///
  /// @param x from the left edge of the box, in its widths
  /// @param y from the upper edge, in its heights
  /// @param outX outward, in the box's widths, of length 1 together with `outY`
  /// @param outY outward, in the box's heights
  record Place(double x, double y, double outX, double outY) {}

  /// The corners of a lung in an image.
  ///
  /// @param side of the image, pixels
  /// @param mirrored the lung on the right
  static Point[] corners(LungBox box, int side, boolean mirrored) {
    Point[] corners = new Point[CORNERS.length];
    for (int i = 0; i < corners.length; i++) {
      double x = mirrored ? 1 - CORNERS[i][0] : CORNERS[i][0];
      corners[i] =
          new Point(
              Math.rint((box.left() + x * box.width()) * side),
              Math.rint((box.top() + CORNERS[i][1] * box.height()) * side));
    }
    return corners;
  }

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < CORNERS.length; i++) {
      double[] from = CORNERS[i];
      double[] to = CORNERS[(i + 1) % CORNERS.length];
      double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      int count = Math.max(1, (int) Math.round(length / STEP));
      for (int k = 0; k < count; k++) {
        double part = (k + 0.5) / count;
        // The corners go against the clock, so that outward is on the right hand.
        places.add(
            new Place(
                from[0] + part * (to[0] - from[0]),
                from[1] + part * (to[1] - from[1]),
                -(to[1] - from[1]) / length,
                (to[0] - from[0]) / length));
      }
    }
    return List.copyOf(places);
  }
}
