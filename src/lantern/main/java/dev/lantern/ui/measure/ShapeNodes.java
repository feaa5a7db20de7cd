package dev.lantern.ui.measure;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// The lines and handles of one shape on the screen.
final class ShapeNodes {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double HANDLE = 4;
  private static final double HELD = 9;
  private static final double HEAD = 14;
  private static final double CURSOR = 12;
  private static final double HEAD_ANGLE = Math.toRadians(25);

  private final ViewerViewModel viewer;
  private final boolean selected;

  /// @param selected with handles, and in another colour
  ShapeNodes(ViewerViewModel viewer, boolean selected) {
    this.viewer = viewer;
    this.selected = selected;
  }

  static void mark(Node node, boolean selected) {
    node.pseudoClassStateChanged(SELECTED, selected);
  }

  List<Node> of(MeasureShape shape) {
    List<PathElement> elements = new ArrayList<>();
    shape.lines().forEach(line -> add(elements, line.stream().map(viewer::toScreen).toList()));
    if (shape instanceof MeasureShape.Arrow(Point tail, Point tip)) {
      add(elements, head(viewer.toScreen(tail), viewer.toScreen(tip)));
    }
    List<Node> nodes = new ArrayList<>(lines(elements));
    if (selected) {
      shape.handles().forEach(place -> nodes.add(handle(viewer.toScreen(place))));
    }
    return nodes;
  }

  /// Places that are no shape yet.
  List<Node> path(List<Point> places) {
    List<PathElement> elements = new ArrayList<>();
    add(elements, places.stream().map(viewer::toScreen).toList());
    return lines(elements);
  }

  private List<Node> lines(List<PathElement> elements) {
    return elements.isEmpty()
        ? List.of()
        : List.of(line(elements, "measure-outline"), line(elements, "measure-line"));
  }

  private Path line(List<PathElement> elements, String style) {
    Path path = new Path(elements);
    path.getStyleClass().add(style);
    path.setMouseTransparent(true);
    mark(path, selected);
    return path;
  }

  private static void add(List<PathElement> elements, List<Point> places) {
    for (int i = 0; i < places.size(); i++) {
      Point at = places.get(i);
      elements.add(i == 0 ? new MoveTo(at.x(), at.y()) : new LineTo(at.x(), at.y()));
    }
  }

  private static List<Point> head(Point tail, Point tip) {
    double back = Math.atan2(tail.y() - tip.y(), tail.x() - tip.x());
    return List.of(barb(tip, back - HEAD_ANGLE), tip, barb(tip, back + HEAD_ANGLE));
  }

  private static Point barb(Point tip, double direction) {
    return new Point(tip.x() + HEAD * Math.cos(direction), tip.y() + HEAD * Math.sin(direction));
  }

  /// Where the keyboard points: a cross with a hole, so that what lies under it is seen.
  Node cursor(Point place) {
    Point screen = viewer.toScreen(place);
    // On the middle of pixels, where lines are sharp.
    Point at = new Point(Math.floor(screen.x()) + 0.5, Math.floor(screen.y()) + 0.5);
    List<PathElement> elements = new ArrayList<>();
    for (double way : new double[] {-1, 1}) {
      double near = way * CURSOR / 4;
      double far = way * CURSOR;
      add(elements, List.of(new Point(at.x() + near, at.y()), new Point(at.x() + far, at.y())));
      add(elements, List.of(new Point(at.x(), at.y() + near), new Point(at.x(), at.y() + far)));
    }
    Group cross = new Group(lines(elements));
    cross.setId(MeasureIds.CURSOR);
    return cross;
  }

  /// What the keys move: a ring around each place.
  Node held(List<Point> places) {
    Group rings = new Group();
    rings.setId(MeasureIds.HELD);
    for (Point place : places) {
      Point at = viewer.toScreen(place);
      rings.getChildren().addAll(ring(at, "measure-outline"), ring(at, "measure-line"));
    }
    return rings;
  }

  private static Circle ring(Point at, String style) {
    Circle ring = new Circle(at.x(), at.y(), HELD);
    ring.getStyleClass().addAll("measure-ring", style);
    mark(ring, true);
    return ring;
  }

  private static Circle handle(Point at) {
    Circle circle = new Circle(at.x(), at.y(), HANDLE);
    circle.getStyleClass().add("measure-handle");
    circle.setMouseTransparent(true);
    return circle;
  }
}
