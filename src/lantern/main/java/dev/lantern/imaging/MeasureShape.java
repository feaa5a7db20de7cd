package dev.lantern.imaging;

import dev.lantern.imaging.Turn.Point;
import java.util.ArrayList;
import java.util.List;

/// What a reader has drawn on one frame, in source pixels: (0, 0) covers [0, 1), so the centre of
/// the first pixel is (0.5, 0.5). [Ruler] says what it measures.
public sealed interface MeasureShape
    permits MeasureShape.Length,
        MeasureShape.Angle,
        MeasureShape.Cobb,
        MeasureShape.Arrow,
        MeasureShape.Text,
        Roi {
  /// The places by which the shape is edited.
  List<Point> handles();

  /// @param handle index in [#handles]
  /// @param to where it is put
  MeasureShape withHandle(int handle, Point to);

  /// The whole shape elsewhere.
  MeasureShape moved(double dx, double dy);

  /// What is seen of it, as lines from place to place.
  List<List<Point>> lines();

  /// A straight line.
  record Length(Point from, Point to) implements MeasureShape {
    public Length {
      finite(List.of(from, to));
    }

    @Override
    public List<Point> handles() {
      return List.of(from, to);
    }

    @Override
    public Length withHandle(int handle, Point place) {
      return handle == 0 ? new Length(place, to) : new Length(from, place);
    }

    @Override
    public Length moved(double dx, double dy) {
      return new Length(shifted(from, dx, dy), shifted(to, dx, dy));
    }

    @Override
    public List<List<Point>> lines() {
      return List.of(handles());
    }
  }

  /// Two legs that meet.
  record Angle(Point first, Point vertex, Point second) implements MeasureShape {
    public Angle {
      finite(List.of(first, vertex, second));
    }

    @Override
    public List<Point> handles() {
      return List.of(first, vertex, second);
    }

    @Override
    public Angle withHandle(int handle, Point to) {
      List<Point> next = replaced(handles(), handle, to);
      return new Angle(next.get(0), next.get(1), next.get(2));
    }

    @Override
    public Angle moved(double dx, double dy) {
      return new Angle(shifted(first, dx, dy), shifted(vertex, dx, dy), shifted(second, dx, dy));
    }

    @Override
    public List<List<Point>> lines() {
      return List.of(handles());
    }
  }

  /// Two lines that need not meet, such as the end plates of two vertebrae.
  record Cobb(Length one, Length other) implements MeasureShape {
    @Override
    public List<Point> handles() {
      return List.of(one.from(), one.to(), other.from(), other.to());
    }

    @Override
    public Cobb withHandle(int handle, Point to) {
      return handle < 2
          ? new Cobb(one.withHandle(handle, to), other)
          : new Cobb(one, other.withHandle(handle - 2, to));
    }

    @Override
    public Cobb moved(double dx, double dy) {
      return new Cobb(one.moved(dx, dy), other.moved(dx, dy));
    }

    @Override
    public List<List<Point>> lines() {
      return List.of(one.handles(), other.handles());
    }
  }

  /// Points at something, and measures nothing.
  record Arrow(Point tail, Point tip) implements MeasureShape {
    public Arrow {
      finite(List.of(tail, tip));
    }

    @Override
    public List<Point> handles() {
      return List.of(tail, tip);
    }

    @Override
    public Arrow withHandle(int handle, Point to) {
      return handle == 0 ? new Arrow(to, tip) : new Arrow(tail, to);
    }

    @Override
    public Arrow moved(double dx, double dy) {
      return new Arrow(shifted(tail, dx, dy), shifted(tip, dx, dy));
    }

    @Override
    public List<List<Point>> lines() {
      return List.of(handles());
    }
  }

  /// Words at a place; they measure nothing.
  record Text(Point at, String words) implements MeasureShape {
    /// Characters, at most.
    public static final int LONGEST = 200;

    public Text {
      finite(List.of(at));
      if (words.isBlank() || words.length() > LONGEST || words.lines().count() > 1) {
        throw new IllegalArgumentException(
            "words are a line of 1 to " + LONGEST + " characters, not " + words.length());
      }
    }

    @Override
    public List<Point> handles() {
      return List.of(at);
    }

    @Override
    public Text withHandle(int handle, Point to) {
      return new Text(to, words);
    }

    @Override
    public Text moved(double dx, double dy) {
      return new Text(shifted(at, dx, dy), words);
    }

    @Override
    public List<List<Point>> lines() {
      return List.of();
    }
  }

  /// Refuses places that are none.
  static void finite(List<Point> places) {
    for (Point place : places) {
      if (!Double.isFinite(place.x()) || !Double.isFinite(place.y())) {
        throw new IllegalArgumentException("place " + place.x() + ", " + place.y());
      }
    }
  }

  /// A place, moved.
  static Point shifted(Point place, double dx, double dy) {
    return new Point(place.x() + dx, place.y() + dy);
  }

  /// The places with one of them elsewhere.
  static List<Point> replaced(List<Point> places, int index, Point to) {
    List<Point> next = new ArrayList<>(places);
    next.set(index, to);
    return List.copyOf(next);
  }
}
