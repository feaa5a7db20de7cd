package dev.lantern.imaging;

import java.util.List;

/// One stroke of a brush over a frame, in source pixels; (0, 0) covers [0, 1). Where the pixels are
/// not square, a brush that is round on the screen is an ellipse here.
///
/// @param radiusX source columns, above 0
/// @param radiusY source rows, above 0
/// @param path at least one place; straight lines between them
public record Stroke(double radiusX, double radiusY, List<Turn.Point> path) {
  public Stroke {
    path = List.copyOf(path);
    if (!(radiusX > 0) || !(radiusY > 0) || !Double.isFinite(radiusX + radiusY)) {
      throw new IllegalArgumentException("brush of " + radiusX + " × " + radiusY);
    }
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a stroke without a place");
    }
    for (Turn.Point place : path) {
      if (!Double.isFinite(place.x() + place.y())) {
        throw new IllegalArgumentException("stroke through " + place);
      }
    }
  }
}
