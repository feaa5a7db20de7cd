package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.MeasureShape.Angle;
import dev.lantern.imaging.MeasureShape.Arrow;
import dev.lantern.imaging.MeasureShape.Cobb;
import dev.lantern.imaging.MeasureShape.Length;
import dev.lantern.imaging.MeasureShape.Text;
import dev.lantern.imaging.Turn.Point;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MeasureShapeTest {
  private static final Point A = new Point(1, 2);
  private static final Point B = new Point(8, 3);
  private static final Point C = new Point(6, 9);
  private static final Point D = new Point(2, 7);

  static Stream<MeasureShape> shapes() {
    return Stream.of(
        new Length(A, B),
        new Angle(A, B, C),
        new Cobb(new Length(A, B), new Length(C, D)),
        new Arrow(A, B),
        new Text(A, "node"),
        new Roi.Rectangle(A, C),
        new Roi.Ellipse(A, C),
        new Roi.Polygon(List.of(A, B, C, D)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void movesAllOfItsHandles(MeasureShape shape) {
    List<Point> expected =
        shape.handles().stream().map(at -> new Point(at.x() + 3, at.y() - 4)).toList();

    assertEquals(expected, shape.moved(3, -4).handles());
    assertEquals(shape, shape.moved(3, -4).moved(-3, 4));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aHandlePutWhereItIsChangesNothing(MeasureShape shape) {
    for (int handle = 0; handle < shape.handles().size(); handle++) {
      MeasureShape same = shape.withHandle(handle, shape.handles().get(handle));
      assertEquals(shape.handles(), same.handles());
    }
  }

  @Test
  void aHandleMovesItsPlaceAlone() {
    Point to = new Point(20, 30);
    assertEquals(new Length(A, to), new Length(A, B).withHandle(1, to));
    assertEquals(new Angle(A, to, C), new Angle(A, B, C).withHandle(1, to));
    assertEquals(
        new Cobb(new Length(A, B), new Length(to, D)),
        new Cobb(new Length(A, B), new Length(C, D)).withHandle(2, to));
    assertEquals(
        new Roi.Polygon(List.of(A, B, C, to)),
        new Roi.Polygon(List.of(A, B, C, D)).withHandle(3, to));
  }

  @Test
  void aCornerOfARectangleLeavesTheOppositeWhereItIs() {
    Roi.Rectangle rectangle = new Roi.Rectangle(A, C);
    assertEquals(
        new Roi.Rectangle(new Point(1, 30), new Point(20, 9)),
        rectangle.withHandle(1, new Point(20, 30)));
  }

  @Test
  void anAxisOfAnEllipseLeavesTheOtherAsItIs() {
    Roi.Ellipse ellipse = new Roi.Ellipse(A, C);
    assertEquals(new Roi.Ellipse(A, new Point(20, 9)), ellipse.withHandle(1, new Point(20, 30)));
    assertEquals(new Roi.Ellipse(new Point(1, -5), C), ellipse.withHandle(0, new Point(20, -5)));
  }

  @Test
  void refusesNonsense() {
    Point nowhere = new Point(Double.NaN, 0);
    assertThrows(IllegalArgumentException.class, () -> new Length(A, nowhere));
    assertThrows(IllegalArgumentException.class, () -> new Roi.Polygon(List.of(A, B)));
    assertThrows(IllegalArgumentException.class, () -> new Text(A, " "));
    assertThrows(IllegalArgumentException.class, () -> new Text(A, "two\nlines"));
    assertThrows(IllegalArgumentException.class, () -> new Text(A, "x".repeat(201)));
    assertThrows(IllegalArgumentException.class, () -> new Measurement("", 0, new Length(A, B)));
    assertThrows(
        IllegalArgumentException.class, () -> new Measurement("1.2", -1, new Length(A, B)));
  }
}
