package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.Arrays;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The magnifier under the pointer, over an image with its heatmap.
@ExtendWith(OnScreen.class)
final class MagnifierTest {
  private static final int SIDE = 240;

  /// Of the square within the circle, without the label at its lower edge.
  private static final int INNER = 140;

  private Point2D pointer = Point2D.ZERO;
  private final OpenDesktop desktop = new OpenDesktop("chest");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage(FxRobot robot) {
    desktop.waitForFindings();
    assertTrue(robot.lookup("#" + ViewerIds.HEATMAP_LAYER).query().isVisible());
  }

  @Test
  void showsTheFramesOwnPixelsAroundThePointer(FxRobot robot) {
    int[] without = desktop.canvas(robot).argb();
    point(robot, 400.5, 500.5);
    assertFalse(loupe(robot).isVisible());

    robot.push(KeyCode.Y);
    assertEquals(Tool.MAGNIFIER, desktop.viewer().tool().get());
    assertTrue(loupe(robot).isVisible(), "it needs no move of the pointer");

    assertEquals("3×", times(robot));
    assertArrayEquals(inner(expected(3)), seen(robot));

    robot.push(KeyCode.W);
    assertFalse(loupe(robot).isVisible());
    assertArrayEquals(without, desktop.canvas(robot).argb());
  }

  @Test
  void followsThePointerAndTheWheelFromTwoToSixTimes(FxRobot robot) {
    robot.push(KeyCode.Y);
    point(robot, 600.5, 700.5);
    Viewport before = desktop.viewer().viewport().get();

    robot.scroll(3, VerticalDirection.UP);
    Hands.rest();
    assertEquals("4.5×", times(robot));
    assertArrayEquals(inner(expected(4.5)), seen(robot));
    robot.scroll(5, VerticalDirection.UP);
    Hands.rest();
    assertEquals("6×", times(robot));
    robot.scroll(12, VerticalDirection.DOWN);
    Hands.rest();
    assertEquals("2×", times(robot));
    assertEquals(before, desktop.viewer().viewport().get(), "the image itself is not zoomed");

    Pointer.onto(robot, "#" + ViewerIds.SLIDER);
    assertFalse(loupe(robot).isVisible());
  }

  @Test
  void isWindowedInvertedColouredAndTurnedAsTheImage(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.R).push(KeyCode.I).push(KeyCode.Y);
    robot.interact(() -> desktop.viewer().dragWindow(40, 20));
    point(robot, 300.5, 800.5);

    int[] upright = expected(3);
    int[] turned = new int[upright.length];
    Turn.NONE.rotatedRight().paint(upright, SIDE, turned);

    assertArrayEquals(inner(turned), seen(robot));
  }

  private int[] expected(double times) {
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    Viewport now = desktop.viewer().viewport().get();
    Turn.Point source = desktop.viewer().toSource(pointer.getX(), pointer.getY());
    int[] argb = new int[SIDE * SIDE];
    new FrameRenderer(shown.frame(), shown.display(), 12)
        .render(
            new FrameRenderer.Settings(
                desktop.viewer().voi().get().orElseThrow(),
                desktop.viewer().look().inverted().get(),
                Interpolation.SMOOTH),
            new Viewport(SIDE, SIDE, now.zoom() * times, now.aspect(), source.x(), source.y()),
            argb);
    return argb;
  }

  private void point(FxRobot robot, double column, double row) {
    desktop.point(robot, column, row);
    Node canvas = robot.lookup("#" + ViewerIds.CANVAS).query();
    Point2D screen = canvas.localToScreen(desktop.place(column, row));
    // The pointer stands on whole pixels of the screen.
    pointer = canvas.screenToLocal(Math.rint(screen.getX()), Math.rint(screen.getY()));
  }

  private int[] seen(FxRobot robot) {
    Picture canvas = desktop.canvas(robot);
    int left = (int) Math.rint(pointer.getX() - SIDE / 2.0) + (SIDE - INNER) / 2;
    int top = (int) Math.rint(pointer.getY() - SIDE / 2.0) + (SIDE - INNER) / 2;
    int[] argb = new int[INNER * INNER];
    Arrays.setAll(argb, i -> canvas.at(left + i % INNER, top + i / INNER));
    return argb;
  }

  private static int[] inner(int[] whole) {
    int edge = (SIDE - INNER) / 2;
    int[] argb = new int[INNER * INNER];
    Arrays.setAll(argb, i -> whole[(edge + i / INNER) * SIDE + edge + i % INNER]);
    return argb;
  }

  private static String times(FxRobot robot) {
    return robot.lookup("#" + ViewerIds.LOUPE_TIMES).queryLabeled().getText();
  }

  private static Node loupe(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + ViewerIds.LOUPE).query();
  }
}
