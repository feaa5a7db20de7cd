package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Roi;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.imaging.Viewport;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.measure.MeasureIds;
import dev.lantern.ui.viewer.Tool;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Drawing: on a CT slice of rows 1 mm and columns 0.5 mm apart that holds column × 20 − 1024 HU.
@ExtendWith(OnScreen.class)
final class MeasureTest {
  private static final int SELECTED = 0xff7ee2ff;

  private final OpenDesktop desktop = new OpenDesktop(Optional.empty(), "ct");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  private static Point at(double x, double y) {
    return new Point(x, y);
  }

  private static List<MeasureShape> shapes(MeasureHand hand) {
    return hand.all().stream().map(Measurement::shape).toList();
  }

  @Test
  void aLengthIsInMillimetresOfRowsAndColumns(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 80, 60);

    // 60 columns are 30 mm, 40 rows are 40 mm.
    assertEquals(List.of(new MeasureShape.Length(at(20, 20), at(80, 60))), shapes(hand));
    assertEquals("50.0 mm\ncalibrated", hand.label(0));
  }

  @Test
  void aLengthCanBeDrawnByTwoClicks(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.U);
    hand.click(20, 20);
    desktop.point(robot, 50, 20);
    assertEquals(
        "15.0 mm\ncalibrated",
        robot.lookup("#" + MeasureIds.DRAFT_LABEL).<Labeled>query().getText());
    hand.click(80, 60);

    assertEquals(List.of(new MeasureShape.Length(at(20, 20), at(80, 60))), shapes(hand));
  }

  /// At four screen pixels a column and eight a row, eight pixels are two columns or one row.
  @Test
  void aLengthCanBeDrawnByKeysAlone(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    Viewport viewport = desktop.viewer().viewport().get();
    robot.push(KeyCode.U).push(KeyCode.SHIFT, KeyCode.ENTER);
    assertEquals(List.of(), shapes(hand), "the first shows where it points");

    for (int i = 0; i < 5; i++) {
      robot.push(KeyCode.SHIFT, KeyCode.LEFT);
    }
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    for (int i = 0; i < 10; i++) {
      robot.push(KeyCode.SHIFT, KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.UP);
    }
    robot.push(KeyCode.SHIFT, KeyCode.DOWN).push(KeyCode.SHIFT, KeyCode.ENTER);

    List<Point> ends = shapes(hand).getFirst().handles();
    assertEquals(viewport.centerX() - 10, ends.get(0).x(), 1e-9);
    assertEquals(viewport.centerY(), ends.get(0).y(), 1e-9);
    assertEquals(viewport.centerX() + 10, ends.get(1).x(), 1e-9);
    assertEquals(viewport.centerY() - 9, ends.get(1).y(), 1e-9);
    // 20 columns are 10 mm, 9 rows are 9 mm.
    assertEquals("13.5 mm\ncalibrated", hand.label(0));
  }

  @Test
  void theCursorOfTheKeysIsSeenUntilEscOrAClick(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.SHIFT, KeyCode.LEFT);
    assertFalse(cursor(robot), "without a measuring tool");

    robot.push(KeyCode.U).push(KeyCode.SHIFT, KeyCode.LEFT).push(KeyCode.SHIFT, KeyCode.ENTER);
    robot.push(KeyCode.SHIFT, KeyCode.LEFT);
    Viewport viewport = desktop.viewer().viewport().get();
    Point2D at = desktop.place(viewport.centerX() - 4, viewport.centerY());
    assertTrue(cursor(robot));
    assertEquals(SELECTED, hand.look().at((int) at.getX(), (int) at.getY() - 8));
    assertEquals(SELECTED, hand.look().at((int) at.getX(), (int) at.getY() + 7));

    robot.push(KeyCode.ESCAPE);
    assertTrue(cursor(robot), "first what is drawn is dropped");
    robot.push(KeyCode.ESCAPE);
    assertFalse(cursor(robot));
    robot.push(KeyCode.SHIFT, KeyCode.LEFT);
    hand.click(20, 20);
    assertFalse(cursor(robot));
    assertEquals(List.of(), shapes(hand));
  }

  private static boolean cursor(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + MeasureIds.CURSOR).tryQuery().isPresent();
  }

  @Test
  void theCursorOfTheKeysStaysInTheFrame(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.U).push(KeyCode.SHIFT, KeyCode.ENTER).push(KeyCode.SHIFT, KeyCode.ENTER);
    robot.interact(
        () -> {
          for (int i = 0; i < 200; i++) {
            desktop.shell().measurements().pen().moveCursor(-8, -8);
          }
        });
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);

    Point end = shapes(hand).getFirst().handles().get(1);
    assertEquals(0, end.x(), 1e-9);
    assertEquals(0, end.y(), 1e-9);
  }

  @Test
  void wordsCanBePlacedByKeysAlone(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    Viewport viewport = desktop.viewer().viewport().get();
    robot.push(KeyCode.X).push(KeyCode.SHIFT, KeyCode.ENTER).push(KeyCode.SHIFT, KeyCode.ENTER);
    robot.write("here").push(KeyCode.ENTER);

    assertEquals(
        List.of(new MeasureShape.Text(at(viewport.centerX(), viewport.centerY()), "here")),
        shapes(hand));
  }

  @Test
  void anAngleIsThatOfTheBody(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.A);
    hand.drag(60, 30, 20, 30);
    hand.click(60, 50);

    assertEquals(List.of(new MeasureShape.Angle(at(60, 30), at(20, 30), at(60, 50))), shapes(hand));
    // 20 mm across, 20 mm down.
    assertEquals("45.0°\ncalibrated", hand.label(0));
  }

  @Test
  void aCobbAngleIsDrawnLineByLine(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.C);
    hand.drag(20, 20, 60, 20);
    hand.drag(60, 40, 20, 60);

    assertEquals(
        List.of(
            new MeasureShape.Cobb(
                new MeasureShape.Length(at(20, 20), at(60, 20)),
                new MeasureShape.Length(at(60, 40), at(20, 60)))),
        shapes(hand));
    assertEquals("45.0°\ncalibrated", hand.label(0));
  }

  @Test
  void aRectangleHasItsAreaAndItsStatisticsInHounsfieldUnits(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.Q);
    hand.drag(10, 20, 30, 30);

    assertEquals(List.of(new Roi.Rectangle(at(10, 20), at(30, 30))), shapes(hand));
    // Columns 10 to 29: mean 19.5 × 20 − 1024, SD 20 × √(399 / 12).
    assertEquals(
        "100.0 mm²\ncalibrated\nMean -634, SD 115.33 HU\nMin -824, max -444 HU\n200 pixels",
        hand.label(0));
  }

  @Test
  void anEllipseHasItsOwnArea(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.E);
    hand.drag(10, 20, 30, 40);

    assertEquals(List.of(new Roi.Ellipse(at(10, 20), at(30, 40))), shapes(hand));
    // π × 5 mm × 10 mm, and as wide to the left as to the right of column 20.
    assertEquals("157.1 mm²", hand.label(0).lines().findFirst().orElseThrow());
    assertTrue(hand.label(0).contains("Mean -634, SD"), hand.label(0));
  }

  @Test
  void aPolygonEndsWithEnterOrAtItsFirstCorner(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    List<Point> corners = List.of(at(20, 20), at(40, 20), at(40, 40));
    robot.push(KeyCode.P);
    corners.forEach(corner -> hand.click(corner.x(), corner.y()));
    robot.push(KeyCode.ENTER);
    assertEquals(List.of(new Roi.Polygon(corners)), shapes(hand));
    assertEquals("100.0 mm²", hand.label(0).lines().findFirst().orElseThrow());

    robot.push(KeyCode.DELETE);
    corners.forEach(corner -> hand.click(corner.x(), corner.y()));
    hand.click(20.5, 20.5);
    assertEquals(List.of(new Roi.Polygon(corners)), shapes(hand));
  }

  @Test
  void aPolygonThatCrossesItselfHasNoArea(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.P);
    hand.click(20, 20);
    hand.click(60, 60);
    hand.click(60, 20);
    hand.click(20, 60);
    robot.push(KeyCode.ENTER);

    assertEquals("Crosses itself: no area", hand.label(0));
  }

  @Test
  void anArrowHasNoWords(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.V);
    hand.drag(20, 20, 60, 40);

    assertEquals(List.of(new MeasureShape.Arrow(at(20, 20), at(60, 40))), shapes(hand));
    assertEquals("", hand.label(0));
  }

  @Test
  void wordsAreWrittenOnTheImageAndRewritten(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.X);
    hand.click(30, 30);
    robot.write("a node");
    robot.push(KeyCode.ENTER);
    assertEquals(List.of(new MeasureShape.Text(at(30, 30), "a node")), shapes(hand));
    assertEquals("a node", hand.label(0));
    assertEquals(Tool.TEXT, desktop.viewer().tool().get(), "letters are no keys meanwhile");

    robot.push(KeyCode.F2);
    robot.write("two");
    robot.push(KeyCode.ENTER);
    assertEquals("two", hand.label(0));

    robot.push(KeyCode.F2);
    robot.write("three");
    robot.push(KeyCode.ESCAPE);
    assertEquals(List.of(new MeasureShape.Text(at(30, 30), "two")), shapes(hand));
  }

  @Test
  void escapeDropsWhatIsBeingDrawn(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.C);
    Picture before = hand.look();
    hand.drag(20, 20, 60, 20);
    robot.push(KeyCode.ESCAPE);
    hand.look();

    assertEquals(List.of(), hand.all());
    assertArrayEquals(before.argb(), hand.look().argb());
  }

  @Test
  void aClickAloneDrawsNothing(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.U);
    hand.click(20, 20);
    hand.click(20.25, 20);
    robot.push(KeyCode.W);

    assertEquals(List.of(), hand.all());
  }

  @Test
  void whatTheSpacingOfAProjectionIsWorthIsSaid(FxRobot robot) {
    desktop.open(robot, "ramp");
    desktop.waitForImage();
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 30, 60, 30);

    assertEquals("8.00 mm\nat the detector, not in the patient", hand.label(0));
  }

  @Test
  void withoutASpacingThereAreNoMillimetres(FxRobot robot) {
    desktop.open(robot, "windowless");
    desktop.waitForImage();
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 30, 60, 60);
    assertEquals("50.0 px\nno spacing", hand.label(0));

    robot.push(KeyCode.Q);
    hand.drag(10, 70, 20, 80);
    assertEquals(
        "100.0 px²\nno spacing\nMean 200, SD 0\nMin 200, max 200\n100 pixels", hand.label(1));
  }

  @Test
  void aLengthAcrossUltrasoundRegionsIsInPixels(FxRobot robot) {
    desktop.open(robot, "sonogram");
    desktop.waitForImage();
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(5, 20, 45, 20);
    assertEquals("8.00 mm\nof the ultrasound region", hand.label(0));
    hand.length(30, 40, 70, 40);
    assertEquals("40.0 px\nno spacing", hand.label(1));
    hand.length(55, 60, 95, 60);
    assertEquals("40.0 px\nno spacing", hand.label(2));
  }

  @Test
  void theLineLiesWhereItsPlacesLieHoweverTheViewIsTurned(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(15, 15, 45, 65);
    for (KeyCode turn : List.of(KeyCode.R, KeyCode.F, KeyCode.L, KeyCode.V, KeyCode.R)) {
      robot.push(KeyCode.SHIFT, turn);
      robot.interact(() -> desktop.viewer().zoom(0.8));
      robot.interact(() -> desktop.viewer().pan(7, -5));
      Picture seen = hand.look();
      for (double along : new double[] {0.2, 0.5, 0.8}) {
        Point2D place = desktop.place(15 + 30 * along, 15 + 50 * along);
        assertTrue(near(seen, place, SELECTED), turn + " at " + place);
      }
      Point2D beside = desktop.place(30, 15);
      assertFalse(near(seen, beside, SELECTED), turn + " beside it");
      robot.interact(() -> desktop.viewer().zoom(1 / 0.8));
    }
    assertEquals(List.of(new MeasureShape.Length(at(15, 15), at(45, 65))), shapes(hand));
  }

  @Test
  void aTurnedViewDrawsAtThePlacesUnderThePointer(FxRobot robot) {
    for (KeyCode turn : List.of(KeyCode.R, KeyCode.F, KeyCode.L)) {
      robot.push(KeyCode.SHIFT, turn);
      MeasureHand hand = new MeasureHand(desktop, robot);
      hand.length(20, 20, 60, 50);
      assertEquals(List.of(new MeasureShape.Length(at(20, 20), at(60, 50))), shapes(hand));
      robot.push(KeyCode.DELETE);
    }
  }

  @Test
  void theLineIsBrightWithinADarkOne(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    // Across the brightest columns.
    hand.length(80, 20, 95, 20);
    Picture seen = hand.look();
    Point2D middle = desktop.place(85, 20);
    int x = (int) middle.getX();
    int y = (int) middle.getY();

    assertTrue((seen.at(x, y + 8) & 0xff) > 0xd0, "the image is bright there");
    assertTrue(near(seen, middle, SELECTED));
    assertTrue((seen.at(x, y - 2) & 0xff) < 0x60, Integer.toHexString(seen.at(x, y - 2)));
    assertTrue((seen.at(x, y + 1) & 0xff) < 0x60, Integer.toHexString(seen.at(x, y + 1)));
  }

  /// True where a pixel at most one beside the place has nearly the colour.
  private static boolean near(Picture seen, Point2D place, int colour) {
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int found = seen.at((int) place.getX() + dx, (int) place.getY() + dy);
        boolean like =
            Math.abs((found & 0xff) - (colour & 0xff)) < 60
                && Math.abs((found >> 8 & 0xff) - (colour >> 8 & 0xff)) < 60
                && Math.abs((found >> 16 & 0xff) - (colour >> 16 & 0xff)) < 60;
        if (like) {
          return true;
        }
      }
    }
    return false;
  }
}
