package dev.lantern.imaging;

import dev.lantern.imaging.Turn.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A shape with an inside. A pixel belongs to it where its centre lies inside; a centre on the edge
/// belongs to the shape on its right, or below, so that two neighbours never share a pixel.
public sealed interface Roi extends MeasureShape {
  /// Square source pixels, whatever their proportions.
  double area();

  /// Where a horizontal line enters and leaves the inside: columns in ascending order, in pairs.
  ///
  /// @param y source rows
  double[] crossings(double y);

  /// Rows of a frame whose centres the inside may hold.
  ///
  /// @param rows of the frame
  default IntStream rowsWithin(int rows) {
    double top = handles().stream().mapToDouble(Point::y).min().orElseThrow();
    double bottom = handles().stream().mapToDouble(Point::y).max().orElseThrow();
    return IntStream.range(firstBehind(top, rows), firstBehind(bottom, rows));
  }

  /// The first pixel of a line whose centre is not before a place.
  ///
  /// @param pixels of the line; returned where there is none
  static int firstBehind(double place, int pixels) {
    return (int) Math.clamp(Math.ceil(place - 0.5), 0.0, pixels);
  }

  /// A rectangle along rows and columns.
  ///
  /// @param corner any
  /// @param opposite the corner across
  record Rectangle(Point corner, Point opposite) implements Roi {
    public Rectangle {
      MeasureShape.finite(List.of(corner, opposite));
    }

    @Override
    public List<Point> handles() {
      return List.of(
          corner,
          new Point(opposite.x(), corner.y()),
          opposite,
          new Point(corner.x(), opposite.y()));
    }

    @Override
    public Rectangle withHandle(int handle, Point to) {
      return switch (handle) {
        case 0 -> new Rectangle(to, opposite);
        case 1 -> new Rectangle(new Point(corner.x(), to.y()), new Point(to.x(), opposite.y()));
        case 2 -> new Rectangle(corner, to);
        default -> new Rectangle(new Point(to.x(), corner.y()), new Point(opposite.x(), to.y()));
      };
    }

    @Override
    public Rectangle moved(double dx, double dy) {
      return new Rectangle(
          MeasureShape.shifted(corner, dx, dy), MeasureShape.shifted(opposite, dx, dy));
    }

    @Override
    public List<List<Point>> lines() {
      return List.of(closed(handles()));
    }

    @Override
    public double area() {
      return Math.abs((opposite.x() - corner.x()) * (opposite.y() - corner.y()));
    }

    @Override
    public double[] crossings(double y) {
      boolean inside =
          y >= Math.min(corner.y(), opposite.y()) && y < Math.max(corner.y(), opposite.y());
      return inside
          ? new double[] {Math.min(corner.x(), opposite.x()), Math.max(corner.x(), opposite.x())}
          : new double[0];
    }
  }

  /// An ellipse whose axes lie along rows and columns.
  ///
  /// @param corner of the rectangle around it, any
  /// @param opposite the corner across
  record Ellipse(Point corner, Point opposite) implements Roi {
    private static final int SIDES = 96;

    public Ellipse {
      MeasureShape.finite(List.of(corner, opposite));
    }

    public Point centre() {
      return new Point((corner.x() + opposite.x()) / 2, (corner.y() + opposite.y()) / 2);
    }

    /// Half of its width, columns.
    public double radiusX() {
      return Math.abs(opposite.x() - corner.x()) / 2;
    }

    /// Half of its height, rows.
    public double radiusY() {
      return Math.abs(opposite.y() - corner.y()) / 2;
    }

    /// The ends of the axes: at the corner's row, the opposite's column, its row, the corner's
    /// column.
    @Override
    public List<Point> handles() {
      return List.of(
          new Point(centre().x(), corner.y()),
          new Point(opposite.x(), centre().y()),
          new Point(centre().x(), opposite.y()),
          new Point(corner.x(), centre().y()));
    }

    @Override
    public Ellipse withHandle(int handle, Point to) {
      return switch (handle) {
        case 0 -> new Ellipse(new Point(corner.x(), to.y()), opposite);
        case 1 -> new Ellipse(corner, new Point(to.x(), opposite.y()));
        case 2 -> new Ellipse(corner, new Point(opposite.x(), to.y()));
        default -> new Ellipse(new Point(to.x(), corner.y()), opposite);
      };
    }

    @Override
    public Ellipse moved(double dx, double dy) {
      return new Ellipse(
          MeasureShape.shifted(corner, dx, dy), MeasureShape.shifted(opposite, dx, dy));
    }

    @Override
    public List<List<Point>> lines() {
      return List.of(
          IntStream.rangeClosed(0, SIDES)
              .mapToObj(side -> 2 * Math.PI * side / SIDES)
              .map(
                  turn ->
                      new Point(
                          centre().x() + radiusX() * Math.cos(turn),
                          centre().y() + radiusY() * Math.sin(turn)))
              .toList());
    }

    @Override
    public double area() {
      return Math.PI * radiusX() * radiusY();
    }

    @Override
    public double[] crossings(double y) {
      double part = (y - centre().y()) / radiusY();
      double half = radiusX() * Math.sqrt(1 - part * part);
      return half > 0 ? new double[] {centre().x() - half, centre().x() + half} : new double[0];
    }
  }

  /// @param corners at least three, in order; the last is joined with the first
  record Polygon(List<Point> corners) implements Roi {
    /// Corners, at most.
    public static final int MOST = 1000;

    public Polygon {
      if (corners.size() < 3 || corners.size() > MOST) {
        throw new IllegalArgumentException("polygon of " + corners.size() + " corners");
      }
      corners = List.copyOf(corners);
      MeasureShape.finite(corners);
    }

    @Override
    public List<Point> handles() {
      return corners;
    }

    @Override
    public Polygon withHandle(int handle, Point to) {
      return new Polygon(MeasureShape.replaced(corners, handle, to));
    }

    @Override
    public Polygon moved(double dx, double dy) {
      return new Polygon(
          corners.stream().map(place -> MeasureShape.shifted(place, dx, dy)).toList());
    }

    @Override
    public List<List<Point>> lines() {
      return List.of(closed(corners));
    }

    /// The shoelace formula; of no meaning where the polygon [#crossesItself].
    @Override
    public double area() {
      double twice = 0;
      for (int i = 0; i < corners.size(); i++) {
        twice += cross(corner(i), corner(i + 1));
      }
      return Math.abs(twice) / 2;
    }

    @Override
    public double[] crossings(double y) {
      double[] found = new double[corners.size()];
      int count = 0;
      for (int i = 0; i < corners.size(); i++) {
        Point from = corner(i);
        Point to = corner(i + 1);
        if (from.y() <= y != to.y() <= y) {
          found[count++] = from.x() + (to.x() - from.x()) * (y - from.y()) / (to.y() - from.y());
        }
      }
      Arrays.sort(found, 0, count);
      return Arrays.copyOf(found, count);
    }

    /// True where two sides that are no neighbours meet: it then has no one inside.
    public boolean crossesItself() {
      int count = corners.size();
      for (int i = 0; i < count; i++) {
        for (int j = i + 2; j < count; j++) {
          boolean neighbours = i == 0 && j == count - 1;
          if (!neighbours && meet(corner(i), corner(i + 1), corner(j), corner(j + 1))) {
            return true;
          }
        }
      }
      return false;
    }

    private Point corner(int index) {
      return corners.get(index % corners.size());
    }

    private static boolean meet(Point a, Point b, Point c, Point d) {
      return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    /// Above 0 on one side of the line, below on the other.
    private static double side(Point from, Point to, Point place) {
      return (to.x() - from.x()) * (place.y() - from.y())
          - (to.y() - from.y()) * (place.x() - from.x());
    }

    private static double cross(Point a, Point b) {
      return a.x() * b.y() - b.x() * a.y();
    }
  }

  private static List<Point> closed(List<Point> corners) {
    return Stream.concat(corners.stream(), Stream.of(corners.getFirst())).toList();
  }
}
