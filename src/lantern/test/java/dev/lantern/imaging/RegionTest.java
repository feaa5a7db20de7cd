package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RegionTest {
  private static final int COLUMNS = 60;
  private static final int ROWS = 40;

  @Test
  void marksEveryPixelWhoseCentreTheBrushPassesOverAndNoOther() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 40; trial++) {
      List<Turn.Point> path =
          List.of(inside(random), inside(random), inside(random), inside(random));
      Stroke stroke = new Stroke(random.nextDouble(1, 9), random.nextDouble(1, 9), path);

      Region region = Region.none(COLUMNS, ROWS).with(stroke);

      for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
          boolean on = distance(stroke, column + 0.5, row + 0.5) <= 1;
          int x = column;
          int y = row;
          boolean met = path.stream().anyMatch(at -> (int) at.x() == x && (int) at.y() == y);
          assertEquals(on || met, region.contains(column, row), column + ", " + row);
        }
      }
    }
  }

  @Test
  void marksThePixelUnderABrushThatIsSmallerThanIt() {
    Region region =
        Region.none(COLUMNS, ROWS).with(new Stroke(0.1, 0.1, List.of(new Turn.Point(7.1, 3.9))));

    assertEquals(1, region.size());
    assertTrue(region.contains(7, 3));
  }

  @Test
  void leavesOutWhatLiesBesideTheFrame() {
    Region region =
        Region.none(10, 10)
            .with(new Stroke(3, 3, List.of(new Turn.Point(-2, 5), new Turn.Point(-20, 50))));

    assertTrue(region.contains(0, 5));
    assertFalse(region.contains(-1, 5));
    assertFalse(region.contains(9, 4), "the row above ends there");
    assertTrue(
        Region.none(10, 10).with(new Stroke(3, 3, List.of(new Turn.Point(-9, 5)))).isEmpty());
  }

  @Test
  void tellsOfItsRunsRowByRow() {
    Region region =
        Region.none(4, 3)
            .with(new Stroke(9, 0.4, List.of(new Turn.Point(2, 0.5))))
            .with(new Stroke(9, 0.4, List.of(new Turn.Point(2, 1.5))))
            .with(new Stroke(0.1, 0.1, List.of(new Turn.Point(1.5, 2.5))));
    StringBuilder runs = new StringBuilder();

    region.runs((row, from, end) -> runs.append(row + ":" + from + "-" + end + " "));

    assertEquals("0:0-4 1:0-4 2:1-2 ", runs.toString());
  }

  @Test
  void neverChanges() {
    Region before = Region.none(COLUMNS, ROWS);
    Region after = before.with(new Stroke(5, 5, List.of(new Turn.Point(20, 20))));

    assertTrue(before.isEmpty());
    assertEquals(Region.none(COLUMNS, ROWS), before);
    assertNotEquals(before, after);
    assertNotEquals(Region.none(ROWS, COLUMNS), before);
  }

  @Test
  void refusesABrushWithoutSizeOrPlace() {
    List<Turn.Point> place = List.of(new Turn.Point(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Stroke(0, 1, place));
    assertThrows(IllegalArgumentException.class, () -> new Stroke(1, Double.NaN, place));
    assertThrows(IllegalArgumentException.class, () -> new Stroke(1, 1, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Stroke(1, 1, List.of(new Turn.Point(Double.POSITIVE_INFINITY, 0))));
    assertThrows(IllegalArgumentException.class, () -> Region.none(0, 4));
  }

  private static Turn.Point inside(SplittableRandom random) {
    return new Turn.Point(random.nextDouble(COLUMNS), random.nextDouble(ROWS));
  }

  /// From the nearest place of the path, in radii.
  private static double distance(Stroke stroke, double x, double y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < stroke.path().size(); i++) {
      double ax = (stroke.path().get(i - 1).x() - x) / stroke.radiusX();
      double ay = (stroke.path().get(i - 1).y() - y) / stroke.radiusY();
      double dx = (stroke.path().get(i).x() - x) / stroke.radiusX() - ax;
      double dy = (stroke.path().get(i).y() - y) / stroke.radiusY() - ay;
      double along = Math.clamp(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0.0, 1.0);
      nearest = Math.min(nearest, Math.hypot(ax + along * dx, ay + along * dy));
    }
    return nearest;
  }
}
