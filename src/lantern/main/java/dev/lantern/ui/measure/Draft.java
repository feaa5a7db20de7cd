package dev.lantern.ui.measure;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.MeasureShape.Length;
import dev.lantern.imaging.Roi;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.ui.viewer.Tool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A shape that is being drawn.
///
/// @param fixed places of the frame that are settled, at least one
/// @param loose the place under the pointer
record Draft(Tool tool, List<Point> fixed, Point loose) {
  Draft {
    fixed = List.copyOf(fixed);
  }

  Draft withLoose(Point place) {
    return new Draft(tool, fixed, place);
  }

  Draft withFixed(Point place) {
    return new Draft(tool, Stream.concat(fixed.stream(), Stream.of(place)).toList(), place);
  }

  /// True where nothing is left to be placed; a polygon is done when its reader says so.
  boolean complete() {
    return fixed.size() == (tool == Tool.POLYGON ? Roi.Polygon.MOST : places());
  }

  private int places() {
    return switch (tool) {
      case LENGTH, ARROW, RECTANGLE, ELLIPSE -> 2;
      case ANGLE, POLYGON -> 3;
      case COBB -> 4;
      case TEXT, WINDOW, ZOOM, PAN, SCROLL, MAGNIFIER, BRUSH -> 1;
    };
  }

  /// The shape as it is seen, with the loose place; empty while it has too few.
  Optional<MeasureShape> preview() {
    return shape(Stream.concat(fixed.stream(), Stream.of(loose)).toList());
  }

  /// The shape of the settled places alone; empty where they are too few.
  Optional<MeasureShape> settled() {
    return shape(fixed);
  }

  private Optional<MeasureShape> shape(List<Point> at) {
    if (at.size() < places()) {
      return Optional.empty();
    }
    return switch (tool) {
      case LENGTH -> Optional.of(new Length(at.get(0), at.get(1)));
      case ANGLE -> Optional.of(new MeasureShape.Angle(at.get(0), at.get(1), at.get(2)));
      case COBB ->
          Optional.of(
              new MeasureShape.Cobb(
                  new Length(at.get(0), at.get(1)), new Length(at.get(2), at.get(3))));
      case RECTANGLE -> Optional.of(new Roi.Rectangle(at.get(0), at.get(1)));
      case ELLIPSE -> Optional.of(new Roi.Ellipse(at.get(0), at.get(1)));
      case POLYGON -> Optional.of(new Roi.Polygon(at));
      case ARROW -> Optional.of(new MeasureShape.Arrow(at.get(0), at.get(1)));
      case TEXT, WINDOW, ZOOM, PAN, SCROLL, MAGNIFIER, BRUSH -> Optional.empty();
    };
  }

  /// What is seen while the places are too few for the shape.
  List<Point> path() {
    return tool == Tool.COBB && fixed.size() == 2
        ? fixed
        : Stream.concat(fixed.stream(), Stream.of(loose)).toList();
  }
}
