package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ViewerIds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What the file lays over its image: a shutter that leaves columns 30 to 79, and a graphic on
/// column 20, row 60.
@ExtendWith(OnScreen.class)
final class ShutterTest {
  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  private final OpenDesktop desktop = new OpenDesktop("shuttered", "ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1440);
  }

  @BeforeEach
  void withoutTheHeatmap(FxRobot robot) {
    desktop.waitForFindings();
    robot.push(KeyCode.H);
  }

  @Test
  void theShutterHidesUntilItIsOpenedAndTheImageSaysSo(FxRobot robot) {
    assertEquals(BLACK, at(robot, 25));
    assertNotEquals(BLACK, at(robot, 35));
    assertEquals(BLACK, at(robot, 85));
    assertEquals("Shutter: a part is hidden", lastLine(robot));
    int inside = at(robot, 35);

    robot.push(KeyCode.SHIFT, KeyCode.E);

    assertNotEquals(BLACK, at(robot, 25));
    assertNotEquals(BLACK, at(robot, 85));
    assertEquals(inside, at(robot, 35));
    assertEquals("W 1200  C 600 · from the file", lastLine(robot));
    robot.push(KeyCode.R);
    assertEquals(BLACK, at(robot, 25));
  }

  @Test
  void theShutterGoesWithTurnAndZoom(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.R);
    robot.interact(() -> desktop.viewer().zoom(0.6));
    assertEquals(BLACK, at(robot, 29.5));
    assertNotEquals(BLACK, at(robot, 30.5));
    assertNotEquals(BLACK, at(robot, 79.5));
    assertEquals(BLACK, at(robot, 80.5));
  }

  @Test
  void theGraphicsOfTheFileAreHiddenOnRequest(FxRobot robot) {
    assertEquals(WHITE, at(robot, 20.5, 60.5), "over the shutter");

    robot.push(KeyCode.SHIFT, KeyCode.G);

    assertEquals(BLACK, at(robot, 20.5, 60.5));
    assertEquals("Graphics hidden", lastLine(robot));
  }

  @Test
  void anImageWithoutThemIsTheSame(FxRobot robot) {
    desktop.open(robot, "ramp");
    Picture before = desktop.canvas(robot);

    robot.push(KeyCode.SHIFT, KeyCode.E).push(KeyCode.SHIFT, KeyCode.G);

    assertArrayEquals(before.argb(), desktop.canvas(robot).argb());
    assertEquals("W 1000  C 500 · from the file", lastLine(robot));
  }

  private int at(FxRobot robot, double column) {
    return at(robot, column, 50);
  }

  private int at(FxRobot robot, double column, double row) {
    Picture seen = desktop.canvas(robot);
    Point2D place = desktop.place(column, row);
    return seen.at((int) place.getX(), (int) place.getY());
  }

  private static String lastLine(FxRobot robot) {
    return robot
        .lookup("#" + ViewerIds.BOTTOM_LEFT)
        .queryLabeled()
        .getText()
        .lines()
        .reduce("", (before, line) -> line);
  }
}
