package dev.lantern.ui.measure;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Finds the measurement under the pointer, in screen pixels.
final class MeasurePick {
  /// How far from a handle a press may be.
  static final double HANDLE = 8;

  /// How far from a line.
  private static final double LINE = 5;

  private final ObservableValue<ViewerViewModel> active;

  MeasurePick(ObservableValue<ViewerViewModel> active) {
    this.active = active;
  }

  /// What of a measurement is held.
  sealed interface Part {
    /// A shape with this part of it elsewhere.
    ///
    /// @param dx source pixels
    /// @param dy source pixels
    default MeasureShape moved(MeasureShape shape, double dx, double dy) {
      return switch (this) {
        case Handle(int index) ->
            shape.withHandle(index, MeasureShape.shifted(shape.handles().get(index), dx, dy));
        case Whole _ -> shape.moved(dx, dy);
        case Label _ -> shape;
      };
    }

    /// @param index in the shape's handles
    record Handle(int index) implements Part {}

    /// A line: all of it moves.
    record Whole() implements Part {}

    /// The words of the value, which lie where there is room and cannot be moved.
    record Label() implements Part {}
  }

  /// A measurement held by a part.
  record Grip(Measurement measurement, Part part) {
    /// Words that were written are held as a whole.
    static Grip ofLabel(Measurement one) {
      boolean written = one.shape() instanceof MeasureShape.Text;
      return new Grip(one, written ? new Part.Whole() : new Part.Label());
    }

    /// The handles that move with the part, source pixels.
    List<Point> places() {
      List<Point> handles = measurement.shape().handles();
      return part instanceof Part.Handle(int index) ? List.of(handles.get(index)) : handles;
    }
  }

  /// @param among in the order in which they are drawn
  /// @param first asked before all others
  Optional<Grip> at(double x, double y, List<Measurement> among, Optional<Measurement> first) {
    List<Measurement> order = new ArrayList<>(among.reversed());
    first.filter(order::remove).ifPresent(order::addFirst);
    Point pointer = new Point(x, y);
    return order.stream()
        .flatMap(one -> handle(one, pointer).stream())
        .findFirst()
        .or(
            () ->
                order.stream()
                    .filter(one -> onLine(one, pointer))
                    .findFirst()
                    .map(one -> new Grip(one, new Part.Whole())));
  }

  private Optional<Grip> handle(Measurement one, Point pointer) {
    List<Point> handles = one.shape().handles();
    for (int i = 0; i < handles.size(); i++) {
      Point at = active.getValue().toScreen(handles.get(i));
      if (Math.hypot(at.x() - pointer.x(), at.y() - pointer.y()) < HANDLE) {
        return Optional.of(new Grip(one, new Part.Handle(i)));
      }
    }
    return Optional.empty();
  }

  private boolean onLine(Measurement one, Point pointer) {
    for (List<Point> line : one.shape().lines()) {
      for (int i = 0; i + 1 < line.size(); i++) {
        Point from = active.getValue().toScreen(line.get(i));
        Point to = active.getValue().toScreen(line.get(i + 1));
        if (distance(pointer, from, to) < LINE) {
          return true;
        }
      }
    }
    return false;
  }

  private static double distance(Point place, Point from, Point to) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double square = dx * dx + dy * dy;
    double along =
        square == 0
            ? 0
            : Math.clamp(
                ((place.x() - from.x()) * dx + (place.y() - from.y()) * dy) / square, 0.0, 1.0);
    return Math.hypot(place.x() - from.x() - along * dx, place.y() - from.y() - along * dy);
  }
}
