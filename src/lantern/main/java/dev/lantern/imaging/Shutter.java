package dev.lantern.imaging;

import java.util.Arrays;
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

  /// What is left of one line of the image: worked out once for all of its places.
  ///
  /// @param y of the line, source rows
  /// @param aspect height of a pixel over its width
  public Line line(double y, double aspect) {
    return shapes.stream().map(shape -> shape.line(y, aspect)).reduce(Line::and).orElseThrow();
  }

  /// The places of one line that are not hidden.
  @FunctionalInterface
  public interface Line {
    /// @param x source columns
    boolean shows(double x);

    private Line and(Line other) {
      return x -> shows(x) && other.shows(x);
    }
  }

  /// The part of the image that is not hidden.
  public sealed interface Shape {
    /// As [Shutter#line].
    Line line(double y, double aspect);
  }

  /// Columns and rows between its edges, which are seen themselves; from 1, as the file counts.
  public record Rectangle(int left, int right, int upper, int lower) implements Shape {
    @Override
    public Line line(double y, double aspect) {
      boolean across = y >= upper - 1 && y < lower;
      return x -> across && x >= left - 1 && x < right;
    }
  }

  /// A circle in the patient: an ellipse of pixels, where these are not square.
  ///
  /// @param column of the centre, from 1
  /// @param row of the centre, from 1
  /// @param radius columns
  public record Circle(double column, double row, double radius) implements Shape {
    @Override
    public Line line(double y, double aspect) {
      double down = (y - (row - 0.5)) * aspect;
      return x -> {
        double across = x - (column - 0.5);
        return across * across + down * down <= radius * radius;
      };
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

    /// By the even-odd rule: as many corners are looked at for a line as there are, and for a place
    /// on it the few edges that cross the line.
    @Override
    public Line line(double y, double aspect) {
      double[] crossings = new double[corners.size()];
      int count = 0;
      Corner last = corners.getLast();
      for (Corner corner : corners) {
        double y1 = last.row() - 0.5;
        double y2 = corner.row() - 0.5;
        if (y1 > y != y2 > y) {
          double x1 = last.column() - 0.5;
          double x2 = corner.column() - 0.5;
          crossings[count++] = x1 + (y - y1) / (y2 - y1) * (x2 - x1);
        }
        last = corner;
      }
      double[] sorted = Arrays.copyOf(crossings, count);
      Arrays.sort(sorted);
      return x -> (sorted.length - notAbove(sorted, x)) % 2 != 0;
    }

    /// How many of the values are at most `x`.
    private static int notAbove(double[] sorted, double x) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) / 2;
        if (sorted[middle] <= x) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  /// The middle of a pixel, from 1; finite.
  public record Corner(double column, double row) {
    public Corner {
      if (!Double.isFinite(column) || !Double.isFinite(row)) {
        throw new IllegalArgumentException("corner " + column + ", " + row);
      }
    }
  }
}
