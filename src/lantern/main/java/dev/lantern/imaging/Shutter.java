package dev.lantern.imaging;

import java.util.List;

/// What a display shutter leaves to be seen of an image, PS3.3 C.7.6.11. Where several shapes are
/// given, what all of them leave. Places are source pixels; pixel (0, 0) covers [0, 1).
///
/// @param shapes at least one
/// @param level grey that stands in place of what is hidden, 0 (black) to 255
public record Shutter(List<Shape> shapes, int level) {
  public Shutter {
    if (shapes.isEmpty() || level < 0 || level > 255) {
      throw new IllegalArgumentException(shapes.size() + " shapes, level " + level);
    }
    shapes = List.copyOf(shapes);
  }

  /// @param aspect height of a pixel over its width
  public boolean shows(double x, double y, double aspect) {
    for (Shape shape : shapes) {
      if (!shape.shows(x, y, aspect)) {
        return false;
      }
    }
    return true;
  }

  /// The part of the image that is not hidden.
  public sealed interface Shape {
    /// As [Shutter#shows].
    boolean shows(double x, double y, double aspect);
  }

  /// Columns and rows between its edges, which are seen themselves; from 1, as the file counts.
  public record Rectangle(int left, int right, int upper, int lower) implements Shape {
    @Override
    public boolean shows(double x, double y, double aspect) {
      return x >= left - 1 && x < right && y >= upper - 1 && y < lower;
    }
  }

  /// A circle in the patient: an ellipse of pixels, where these are not square.
  ///
  /// @param column of the centre, from 1
  /// @param row of the centre, from 1
  /// @param radius columns
  public record Circle(double column, double row, double radius) implements Shape {
    @Override
    public boolean shows(double x, double y, double aspect) {
      double across = x - (column - 0.5);
      double down = (y - (row - 0.5)) * aspect;
      return across * across + down * down <= radius * radius;
    }
  }

  /// @param corners at least three, in their order; the last is joined to the first
  public record Polygon(List<Corner> corners) implements Shape {
    public Polygon {
      if (corners.size() < 3) {
        throw new IllegalArgumentException("polygon of " + corners.size() + " corners");
      }
      corners = List.copyOf(corners);
    }

    /// By the even-odd rule.
    @Override
    public boolean shows(double x, double y, double aspect) {
      boolean inside = false;
      Corner last = corners.getLast();
      for (Corner corner : corners) {
        double y1 = last.row() - 0.5;
        double y2 = corner.row() - 0.5;
        if (y1 > y != y2 > y) {
          double x1 = last.column() - 0.5;
          double x2 = corner.column() - 0.5;
          inside ^= x < x1 + (y - y1) / (y2 - y1) * (x2 - x1);
        }
        last = corner;
      }
      return inside;
    }
  }

  /// The middle of a pixel, from 1.
  public record Corner(double column, double row) {}
}
