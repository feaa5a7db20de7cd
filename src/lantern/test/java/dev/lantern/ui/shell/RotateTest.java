package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The image turned by the reader, and all that must turn with it.
@ExtendWith(OnScreen.class)
final class RotateTest {
  private static final KeyCode RIGHT = KeyCode.R;
  private static final KeyCode LEFT = KeyCode.L;
  private static final KeyCode ACROSS = KeyCode.F;
  private static final KeyCode OVER = KeyCode.V;

  /// Where a place of a square of 100 goes: to the right or the left, or flipped.
  private interface Move {
    Point2D of(double x, double y);
  }

  private static final Move TO_THE_RIGHT = (x, y) -> new Point2D(100 - y, x);

  private static final Map<KeyCode, Move> MOVES =
      Map.of(
          RIGHT, TO_THE_RIGHT,
          LEFT, (x, y) -> new Point2D(y, 100 - x),
          ACROSS, (x, y) -> new Point2D(100 - x, y),
          OVER, (x, y) -> new Point2D(x, 100 - y));

  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void turnsEveryPixelAndFitsAgain(FxRobot robot) {
    open(robot, "ct");
    robot.push(KeyCode.H);
    Picture upright = desktop.canvas(robot);
    for (KeyCode key : List.of(RIGHT, ACROSS, LEFT, OVER)) {
      turn(robot, key);
      assertArrayEquals(rendered(), desktop.canvas(robot).argb(), "after Shift+" + key);
    }

    assertArrayEquals(upright.argb(), desktop.canvas(robot).argb(), "the four cancel out");
  }

  @Test
  void showsTheGradientDownwardsAfterATurnToTheRight(FxRobot robot) {
    robot.push(KeyCode.H);
    turn(robot, RIGHT);

    Picture picture = desktop.canvas(robot);
    double zoom = zoom(picture);
    int top = (int) Math.round(picture.height() / 2.0 - 50 * zoom);
    // Column 70 holds 700: 0.7 × 255; it has become row 70.
    int row = top + (int) (70.5 * zoom);
    for (int x : new int[] {picture.width() / 2 - 90, picture.width() / 2 + 90}) {
      assertEquals(179, picture.at(x, row) & 0xff, 1);
    }
  }

  @Test
  void turnsThePlantedMarkOfTheHeatmap(FxRobot robot) {
    robot.interact(() -> desktop.shell().findings().opacity().set(1));
    double cell = 100.0 / FixedNetwork.GRID;
    double x = (FixedNetwork.HOT_COLUMN + 0.5) * cell;
    double y = (FixedNetwork.HOT_ROW + 0.5) * cell;
    for (Map.Entry<KeyCode, Move> move : MOVES.entrySet()) {
      turn(robot, move.getKey());
      Picture picture = desktop.canvas(robot);

      Point2D mark = screen(picture, move.getValue().of(x, y));
      int column = picture.hottest() % picture.width();
      int row = picture.hottest() / picture.width();
      assertEquals(mark.getX(), column + 0.5, 2, "Shift+" + move.getKey());
      assertEquals(mark.getY(), row + 0.5, 2, "Shift+" + move.getKey());
      robot.push(KeyCode.R);
    }
  }

  @Test
  void turnsTheOverlayPlaneAndTheProbe(FxRobot robot) {
    open(robot, "marked");
    robot.push(KeyCode.H);
    for (Map.Entry<KeyCode, Move> move : MOVES.entrySet()) {
      turn(robot, move.getKey());
      Picture picture = desktop.canvas(robot);

      // The overlay's only bit lies on column 20, row 60.
      Point2D mark = screen(picture, move.getValue().of(20.5, 60.5));
      String key = "Shift+" + move.getKey();
      assertEquals(0xffffffff, picture.at((int) mark.getX(), (int) mark.getY()), key);
      assertEquals(1, whiteBlocks(picture), key);
      point(robot, mark);
      assertEquals("Column 20  Row 60\nStored 200", text(robot, ViewerIds.PROBE), key);
      robot.push(KeyCode.R);
    }
  }

  @Test
  void turnsTheLettersAndSaysThatItHas(FxRobot robot) {
    assertEquals(List.of("R", "H", "L", "F"), edges(robot));
    turn(robot, RIGHT);
    assertEquals(List.of("F", "R", "H", "L"), edges(robot));
    assertEquals("Rotated 90°", lastLine(robot));
    turn(robot, ACROSS);
    assertEquals(List.of("H", "R", "F", "L"), edges(robot));
    assertEquals("Rotated 270° · Mirrored", lastLine(robot));

    robot.push(KeyCode.R).push(KeyCode.SHIFT, KeyCode.V);

    assertEquals("Flipped top for bottom", lastLine(robot));
    robot.push(KeyCode.R);

    assertEquals(List.of("R", "H", "L", "F"), edges(robot));
    assertEquals("W 1000  C 500 · from the file", lastLine(robot));
  }

  @Test
  void pansAndZoomsAlongTheScreen(FxRobot robot) {
    // The Headless platform gives a wheel's place on the screen for its place in the window.
    robot.interact(() -> desktop.stage().setX(0));
    robot.interact(() -> desktop.stage().setY(0));
    robot.push(KeyCode.H);
    turn(robot, RIGHT);
    Picture before = desktop.canvas(robot);
    robot.moveTo("#" + ViewerIds.CANVAS).press(MouseButton.MIDDLE).moveBy(30, 20);
    robot.release(MouseButton.MIDDLE);
    Picture panned = desktop.canvas(robot);
    int x = before.width() / 2;
    int y = before.height() / 2;
    assertEquals(before.at(x, y), panned.at(x + 30, y + 20));

    point(robot, screen(panned, TO_THE_RIGHT.of(30.5, 40.5)).add(30, 20));
    assertEquals("Column 30  Row 40\nStored 300", text(robot, ViewerIds.PROBE));
    robot.press(KeyCode.CONTROL).scroll(1, VerticalDirection.UP).release(KeyCode.CONTROL);

    assertEquals("Column 30  Row 40\nStored 300", text(robot, ViewerIds.PROBE), "the same");
    assertArrayEquals(rendered(), desktop.canvas(robot).argb());
  }

  @Test
  void keepsTheTurnWhenTheWindowGrowsAndForgetsItWithTheSeries(FxRobot robot) {
    turn(robot, LEFT);
    robot.interact(() -> desktop.stage().setHeight(900));
    Picture grown = desktop.canvas(robot);
    assertEquals(grown.height(), desktop.viewer().viewport().get().width());

    open(robot, "stack");

    assertEquals(Turn.NONE, desktop.viewer().turn().get());
    assertEquals(grown.height(), desktop.viewer().viewport().get().height());
    assertArrayEquals(rendered(), desktop.canvas(robot).argb());
  }

  @Test
  void namesItsKeysInTheToolBar(FxRobot robot) {
    for (Map.Entry<String, String> command :
        Map.of(
                "rotate-left", "Rotate left (Shift+L)",
                "rotate-right", "Rotate right (Shift+R)",
                "flip-horizontally", "Flip left for right (Shift+F)",
                "flip-vertically", "Flip top for bottom (Shift+V)")
            .entrySet()) {
      ButtonBase button = robot.lookup("#button-" + command.getKey()).queryAs(ButtonBase.class);
      assertEquals(command.getValue(), button.getTooltip().getText());
    }
  }

  private static void turn(FxRobot robot, KeyCode key) {
    robot.push(KeyCode.SHIFT, key);
    Hands.rest();
  }

  private void open(FxRobot robot, String name) {
    desktop.open(robot, name);
    desktop.waitForImage();
  }

  /// What the renderer gives, turned as a whole.
  private int[] rendered() {
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    Viewport viewport = desktop.viewer().viewport().get();
    int[] upright = new int[viewport.width() * viewport.height()];
    new FrameRenderer(shown.frame(), shown.display(), 12)
        .render(
            new FrameRenderer.Settings(
                desktop.viewer().voi().get().orElseThrow(), false, Interpolation.SMOOTH),
            viewport,
            upright);
    int[] turned = new int[upright.length];
    desktop.viewer().turn().get().paint(upright, viewport.width(), turned);
    return turned;
  }

  /// Where a place of the turned square of 100 is on a screen that it is fitted to.
  private static Point2D screen(Picture picture, Point2D place) {
    double zoom = zoom(picture);
    return new Point2D(
        picture.width() / 2.0 + (place.getX() - 50) * zoom,
        picture.height() / 2.0 + (place.getY() - 50) * zoom);
  }

  private static double zoom(Picture picture) {
    return Math.min(picture.width(), picture.height()) / 100.0;
  }

  /// White runs in the rows, joined where they touch.
  private static int whiteBlocks(Picture picture) {
    int blocks = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        boolean corner =
            (x == 0 || !white(picture, x - 1, y)) && (y == 0 || !white(picture, x, y - 1));
        blocks += white(picture, x, y) && corner ? 1 : 0;
      }
    }
    return blocks;
  }

  private static boolean white(Picture picture, int x, int y) {
    return picture.at(x, y) == 0xffffffff;
  }

  private static void point(FxRobot robot, Point2D place) {
    Pointer.to(robot, "#" + ViewerIds.CANVAS, place);
  }

  private static List<String> edges(FxRobot robot) {
    return List.of(
        text(robot, ViewerIds.EDGE_LEFT),
        text(robot, ViewerIds.EDGE_TOP),
        text(robot, ViewerIds.EDGE_RIGHT),
        text(robot, ViewerIds.EDGE_BOTTOM));
  }

  private static String lastLine(FxRobot robot) {
    return text(robot, ViewerIds.BOTTOM_LEFT).lines().toList().getLast();
  }

  private static String text(FxRobot robot, String id) {
    Hands.rest();
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
