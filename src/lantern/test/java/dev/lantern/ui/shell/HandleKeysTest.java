package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Roi;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.measure.MeasureIds;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Editing what is drawn by keys alone. At four screen pixels a column and eight a row, a step of
/// eight pixels is two columns or one row.
@ExtendWith(OnScreen.class)
final class HandleKeysTest {
  private final OpenDesktop desktop = new OpenDesktop(Optional.empty(), "ct");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  private static MeasureShape line(double x0, double y0, double x1, double y1) {
    return new MeasureShape.Length(new Point(x0, y0), new Point(x1, y1));
  }

  private static List<MeasureShape> shapes(MeasureHand hand) {
    return hand.all().stream().map(Measurement::shape).toList();
  }

  /// The middles of the rings, each of which is drawn twice.
  private static List<Point2D> rings(FxRobot robot) {
    return robot.lookup("#" + MeasureIds.HELD).<Parent>tryQuery().stream()
        .flatMap(held -> held.getChildrenUnmodifiable().stream())
        .map(Node::getBoundsInParent)
        .map(HandleKeysTest::middle)
        .distinct()
        .toList();
  }

  private static Point2D middle(Bounds bounds) {
    return new Point2D(Math.rint(bounds.getCenterX()), Math.rint(bounds.getCenterY()));
  }

  private Point2D place(double x, double y) {
    Point2D exact = desktop.place(x, y);
    return new Point2D(Math.rint(exact.getX()), Math.rint(exact.getY()));
  }

  @Test
  void aHandleIsRingedAndMovedInOneStepUntilEsc(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 50);
    robot.push(KeyCode.W);
    Picture before = hand.look();

    robot.push(KeyCode.F3).push(KeyCode.F3);
    assertEquals(List.of(place(60, 50)), rings(robot));
    assertFalse(Arrays.equals(before.argb(), hand.look().argb()), "it is seen");
    robot.push(KeyCode.SHIFT, KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.UP);
    robot.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.LEFT);
    robot.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);

    assertEquals(List.of(line(20, 20, 61.75, 49.125)), shapes(hand));
    // 41.75 columns are 20.875 mm, 29.125 rows as many mm.
    assertEquals("35.8 mm\ncalibrated", hand.label(0));
    assertEquals(List.of(place(61.75, 49.125)), rings(robot));

    robot.push(KeyCode.ESCAPE);
    assertEquals(List.of(), rings(robot));
    assertTrue(desktop.shell().measurements().selected().get().isPresent(), "Esc is used up");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of(line(20, 20, 60, 50)), shapes(hand));
    assertArrayEquals(before.argb(), hand.look().argb(), "and it is selected again");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertEquals(List.of(line(20, 20, 61.75, 49.125)), shapes(hand));
  }

  @Test
  void eachHandleIsAStepOfItsOwnAndAllOfItIsTheLast(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 50);
    robot.push(KeyCode.W);

    robot.push(KeyCode.F3).push(KeyCode.SHIFT, KeyCode.RIGHT);
    robot.push(KeyCode.SHIFT, KeyCode.F3);
    assertEquals(List.of(place(22, 20), place(60, 50)), rings(robot));
    robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    assertEquals(List.of(line(22, 21, 60, 51)), shapes(hand));

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of(line(22, 20, 60, 50)), shapes(hand));
    assertEquals(List.of(), rings(robot), "what is taken back is not held");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of(line(20, 20, 60, 50)), shapes(hand));
  }

  @Test
  void theKeysMoveWhatTheyHoldAlsoWithAMeasuringTool(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 50);
    robot.push(KeyCode.F3).push(KeyCode.SHIFT, KeyCode.RIGHT);
    assertEquals(List.of(line(22, 20, 60, 50)), shapes(hand));
    assertTrue(robot.lookup("#" + MeasureIds.CURSOR).tryQuery().isEmpty());

    robot.push(KeyCode.ENTER).push(KeyCode.SHIFT, KeyCode.RIGHT);
    assertEquals(List.of(line(22, 20, 60, 50)), shapes(hand));
    assertTrue(robot.lookup("#" + MeasureIds.CURSOR).tryQuery().isPresent());

    robot.push(KeyCode.W);
    robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
    assertEquals(List.of(line(24, 20, 62, 50)), shapes(hand), "all that is selected");
  }

  @Test
  void noPlaceLeavesTheFrame(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 50);
    robot.push(KeyCode.W).push(KeyCode.SHIFT, KeyCode.F3);
    move(robot, -8, -8, 60);
    assertEquals(List.of(line(0, 0, 40, 30)), shapes(hand));
    assertTrue(onTheScreen(0, 0));

    robot.push(KeyCode.F3);
    move(robot, 0, 8, 200);
    int rows = desktop.viewer().shown().get().orElseThrow().frame().rows();
    assertEquals(List.of(line(0, rows, 40, 30)), shapes(hand));
    assertTrue(onTheScreen(0, rows), "the view follows");
    robot.push(KeyCode.F3);
    assertTrue(onTheScreen(40, 30), "and goes to the next handle");
  }

  private void move(FxRobot robot, double right, double down, int times) {
    robot.interact(
        () -> {
          for (int i = 0; i < times; i++) {
            desktop.shell().pointing().move(right, down);
          }
        });
  }

  private boolean onTheScreen(double x, double y) {
    Point at = desktop.viewer().toScreen(new Point(x, y));
    int width = desktop.viewer().viewport().get().width();
    int height = desktop.viewer().viewport().get().height();
    return at.x() >= 0 && at.x() <= width && at.y() >= 0 && at.y() <= height;
  }

  @Test
  void aHandleGoesWhereTheTurnedViewShowsTheKeysWay(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.Q);
    hand.drag(20, 20, 40, 30);
    robot.push(KeyCode.W).push(KeyCode.SHIFT, KeyCode.R);
    new MeasureHand(desktop, robot);

    // The second corner, twice: it stays the second.
    robot.push(KeyCode.F3).push(KeyCode.F3);
    robot.push(KeyCode.SHIFT, KeyCode.DOWN).push(KeyCode.SHIFT, KeyCode.RIGHT);

    Point first = shapes(hand).getFirst().handles().get(0);
    assertEquals(List.of(new Roi.Rectangle(new Point(20, 19), new Point(42, 30))), shapes(hand));
    assertEquals(new Point(20, 19), first);
    assertEquals(List.of(place(42, 19)), rings(robot));
  }

  @Test
  void theKeysSelectOneAfterTheOtherAndGoToTheImage(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 20);
    hand.length(20, 40, 60, 40);
    robot.push(KeyCode.W).push(KeyCode.ESCAPE).push(KeyCode.CONTROL, KeyCode.L);
    List<Measurement> both = hand.all();
    robot.interact(robot.lookup("#" + MeasureIds.LIST).query()::requestFocus);
    assertEquals(Optional.empty(), selected());

    robot.push(KeyCode.F4).push(KeyCode.F4);
    assertEquals(Optional.of(both.get(1)), selected());
    robot.push(KeyCode.F4);
    assertEquals(Optional.of(both.get(0)), selected());
    robot.push(KeyCode.F3).push(KeyCode.SHIFT, KeyCode.UP);

    assertTrue(robot.lookup("#" + ViewerIds.CANVAS).query().isFocused());
    assertEquals(List.of(line(20, 19, 60, 20), line(20, 40, 60, 40)), shapes(hand));
    hand.click(70, 60);
    assertEquals(List.of(), rings(robot), "the mouse takes over");
  }

  @Test
  void nothingIsHeldWhereNoImageIsSeen(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 20);
    robot.push(KeyCode.W).push(KeyCode.F3);
    assertEquals(1, rings(robot).size());

    robot.push(KeyCode.CONTROL, KeyCode.W);
    robot.push(KeyCode.SHIFT, KeyCode.RIGHT);

    assertEquals(List.of(line(20, 20, 60, 20)), shapes(hand));
    assertEquals(Optional.empty(), desktop.shell().message().get());
  }

  private Optional<Measurement> selected() {
    return desktop.shell().measurements().selected().get();
  }
}
