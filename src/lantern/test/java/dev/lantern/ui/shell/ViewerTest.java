package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.MemoryOpener;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewer.WindowOrigin;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The image under the mouse and the keys; without a network, so without a heatmap.
@ExtendWith(OnScreen.class)
final class ViewerTest {
  private static final String CANVAS = "#" + ViewerIds.CANVAS;

  private final OpenDesktop desktop = new OpenDesktop(Optional.empty(), "ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void showsEveryPixelAsTheRendererGivesIt(FxRobot robot) {
    assertEquals(new WindowLevel(500, 1000), desktop.viewer().window());
    assertArrayEquals(expected(), desktop.canvas(robot).argb());
    assertEquals("W 1000  C 500 · from the file", bottomLeft(robot, 1));
  }

  @Test
  void dragsTheWindowWiderToTheRightAndDarkerUpwards(FxRobot robot) {
    Picture before = desktop.canvas(robot);

    robot.drag(CANVAS).moveBy(64, -32).drop();

    Hands.rest();
    assertEquals(
        new WindowLevel(500 + 32 * 1000 / 512.0, 1000 + 64 * 1000 / 512.0),
        desktop.viewer().window());
    assertEquals(WindowOrigin.READER, desktop.viewer().windowOrigin().get());
    Picture after = desktop.canvas(robot);
    assertArrayEquals(expected(), after.argb());
    assertTrue(center(after) < center(before), "darker in the centre");
    assertEquals("W 1125  C 563 · set by hand", bottomLeft(robot, 1));
  }

  @Test
  void inverts(FxRobot robot) {
    Picture before = desktop.canvas(robot);

    robot.push(KeyCode.I);

    assertEquals(255 - center(before), center(desktop.canvas(robot)));
    assertEquals("Inverted", bottomLeft(robot, 2));
  }

  @Test
  void pansWithTheMiddleButtonAndWithTheTool(FxRobot robot) {
    Picture before = desktop.canvas(robot);

    robot.moveTo(CANVAS).press(MouseButton.MIDDLE).moveBy(30, 20).release(MouseButton.MIDDLE);
    Picture panned = desktop.canvas(robot);
    robot.push(KeyCode.G).drag(CANVAS).moveBy(-30, -20).drop();

    int x = before.width() / 2;
    int y = before.height() / 2;
    assertEquals(before.at(x, y), panned.at(x + 30, y + 20));
    assertNotEquals(before.at(x, y), panned.at(x, y));
    assertArrayEquals(before.argb(), desktop.canvas(robot).argb());
  }

  @Test
  void zoomsAboutTheCursorWithTheWheel(FxRobot robot) {
    double zoom = desktop.viewer().viewport().get().zoom();
    robot.moveTo(CANVAS).moveBy(40, 0);
    Picture before = desktop.canvas(robot);

    robot.press(KeyCode.CONTROL).scroll(1, VerticalDirection.UP).release(KeyCode.CONTROL);

    Hands.rest();
    Picture after = desktop.canvas(robot);
    assertEquals(zoom * 1.15, desktop.viewer().viewport().get().zoom(), 1e-9);
    assertArrayEquals(expected(), after.argb());
    int x = before.width() / 2 + 40;
    int y = before.height() / 2;
    assertEquals(before.at(x, y) & 0xff, after.at(x, y) & 0xff, 2);
  }

  @Test
  void zoomsAboutTheMiddleByKeys(FxRobot robot) {
    Viewport fitted = desktop.viewer().viewport().get();

    robot.push(KeyCode.MINUS);

    assertEquals(
        fitted.zoomed(1 / 1.25, fitted.width() / 2.0, fitted.height() / 2.0),
        desktop.viewer().viewport().get());
    assertArrayEquals(expected(), desktop.canvas(robot).argb());
    robot.push(KeyCode.PLUS);
    assertEquals(fitted.zoom(), desktop.viewer().viewport().get().zoom(), 1e-12);
  }

  /// 150 pixels up double the zoom; the place of the press stays where it is.
  @Test
  void zoomsAboutThePressWithTheTool(FxRobot robot) {
    double zoom = desktop.viewer().viewport().get().zoom();
    robot.push(KeyCode.Z);
    Picture before = desktop.canvas(robot);
    Pointer.to(robot, CANVAS, new Point2D(before.width() / 2.0 + 60, before.height() / 2.0));

    robot.press(MouseButton.PRIMARY).moveBy(0, -75).release(MouseButton.PRIMARY);

    Picture after = desktop.canvas(robot);
    assertEquals(zoom * Math.sqrt(2), desktop.viewer().viewport().get().zoom(), 1e-9);
    assertArrayEquals(expected(), after.argb());
    int x = before.width() / 2 + 60;
    int y = before.height() / 2;
    assertEquals(before.at(x, y) & 0xff, after.at(x, y) & 0xff, 2);
  }

  /// A frame for each twelve pixels downward.
  @Test
  void scrollsWithTheTool(FxRobot robot) {
    open(robot, "stack");
    robot.push(KeyCode.S).moveTo(CANVAS);

    robot.press(MouseButton.PRIMARY).moveBy(0, 62).release(MouseButton.PRIMARY);
    assertEquals(5, waitForFrame());
    assertEquals(102, center(desktop.canvas(robot)));

    robot.press(MouseButton.PRIMARY).moveBy(0, -26).release(MouseButton.PRIMARY);
    assertEquals(3, waitForFrame());
    assertEquals(61, center(desktop.canvas(robot)));
  }

  @Test
  void turnsPagesOfTenFrames(FxRobot robot) {
    open(robot, "long");

    robot.push(KeyCode.PAGE_DOWN);
    assertEquals(10, waitForFrame());
    assertEquals(204, center(desktop.canvas(robot)));
    robot.push(KeyCode.PAGE_DOWN).push(KeyCode.PAGE_DOWN);
    assertEquals(MemoryOpener.LONG - 1, waitForFrame());
    robot.push(KeyCode.PAGE_UP);
    assertEquals(MemoryOpener.LONG - 11, waitForFrame());
    robot.push(KeyCode.HOME).push(KeyCode.PAGE_UP);
    assertEquals(0, waitForFrame());
  }

  @Test
  void stepsTheWindowByKeys(FxRobot robot) {
    double step = 1000 / 16.0;

    robot.push(KeyCode.ALT, KeyCode.RIGHT);
    assertEquals(new WindowLevel(500, 1000 + step), desktop.viewer().window());
    assertArrayEquals(expected(), desktop.canvas(robot).argb());
    robot.push(KeyCode.ALT, KeyCode.LEFT).push(KeyCode.ALT, KeyCode.LEFT);
    assertEquals(new WindowLevel(500, 1000 - step), desktop.viewer().window());
    assertEquals("W 938  C 500 · set by hand", bottomLeft(robot, 1));

    int before = center(desktop.canvas(robot));
    robot.push(KeyCode.ALT, KeyCode.UP);
    assertEquals(new WindowLevel(500 - step, 1000 - step), desktop.viewer().window());
    assertTrue(center(desktop.canvas(robot)) > before, "brighter");
    robot.push(KeyCode.ALT, KeyCode.DOWN).push(KeyCode.ALT, KeyCode.DOWN);
    assertTrue(center(desktop.canvas(robot)) < before, "darker");
    assertArrayEquals(expected(), desktop.canvas(robot).argb());
  }

  @Test
  void brighterIsBrighterAsItIsSeenWhereTheImageIsInverted(FxRobot robot) {
    robot.push(KeyCode.I);
    int before = center(desktop.canvas(robot));

    robot.push(KeyCode.ALT, KeyCode.UP);

    assertEquals(new WindowLevel(562.5, 1000), desktop.viewer().window());
    assertTrue(center(desktop.canvas(robot)) > before, "brighter");
  }

  @Test
  void movesTheImageByKeys(FxRobot robot) {
    Picture before = desktop.canvas(robot);

    robot.push(KeyCode.CONTROL, KeyCode.RIGHT).push(KeyCode.CONTROL, KeyCode.DOWN);
    Picture moved = desktop.canvas(robot);
    assertArrayEquals(expected(), moved.argb());
    int x = before.width() / 2;
    int y = before.height() / 2;
    assertEquals(before.at(x, y), moved.at(x + 50, y + 50));
    assertNotEquals(before.at(x, y), moved.at(x, y));

    robot.push(KeyCode.CONTROL, KeyCode.LEFT).push(KeyCode.CONTROL, KeyCode.UP);
    assertArrayEquals(before.argb(), desktop.canvas(robot).argb());
  }

  @Test
  void theButtonOfTheLookNamesTheKeysOfTheSteps(FxRobot robot) {
    List<String> items =
        robot.lookup("#" + ShellIds.LOOK).queryAs(MenuButton.class).getItems().stream()
            .map(item -> String.valueOf(item.getText()))
            .toList();

    assertTrue(items.contains("Window wider (Alt+→)"), items.toString());
    assertTrue(items.contains("Move image left (Ctrl+←)"), items.toString());
  }

  @Test
  void showsActualPixelsAndFitsAgainAndResets(FxRobot robot) {
    Viewport fitted = desktop.viewer().viewport().get();
    robot.push(KeyCode.N);
    assertEquals(1, desktop.viewer().viewport().get().zoom());
    ImageTransform toScreen = desktop.viewer().viewport().get().toScreen();
    Picture actual = desktop.canvas(robot);
    // column 70 holds 700: 0.7 × 255 rounds to 179
    assertEquals(0xffb3b3b3, actual.at((int) toScreen.x(70), (int) toScreen.y(50)));

    robot.push(KeyCode.F);
    assertEquals(fitted, desktop.viewer().viewport().get());

    robot.push(KeyCode.PLUS).push(KeyCode.I).drag(CANVAS).moveBy(50, 50).drop();
    robot.push(KeyCode.R);
    Hands.rest();
    assertEquals(fitted, desktop.viewer().viewport().get());
    assertEquals(WindowOrigin.FILE, desktop.viewer().windowOrigin().get());
    assertArrayEquals(expected(), desktop.canvas(robot).argb());
  }

  @Test
  void staysFittedWhenTheWindowGrows(FxRobot robot) {
    robot.interact(() -> desktop.stage().setHeight(900));

    Picture grown = desktop.canvas(robot);

    assertEquals(grown.height(), desktop.viewer().viewport().get().height());
    assertArrayEquals(expected(), grown.argb());
  }

  @Test
  void walksThroughTheFrames(FxRobot robot) {
    open(robot, "stack");
    assertEquals(0, center(desktop.canvas(robot)));

    robot.moveTo(CANVAS).scroll(1, VerticalDirection.DOWN);
    int wheel = waitForFrame();
    assertEquals(1, wheel);
    assertEquals(20, center(desktop.canvas(robot)));

    robot.push(KeyCode.DOWN);
    assertEquals(2, waitForFrame());
    robot.push(KeyCode.RIGHT);
    assertEquals(3, waitForFrame());
    robot.push(KeyCode.UP);
    assertEquals(2, waitForFrame());
    robot.push(KeyCode.END);
    assertEquals(MemoryOpener.FRAMES - 1, waitForFrame());
    assertEquals(163, center(desktop.canvas(robot)));
    robot.push(KeyCode.DOWN);
    assertEquals(MemoryOpener.FRAMES - 1, waitForFrame());
    robot.push(KeyCode.HOME);
    assertEquals(0, waitForFrame());
    assertEquals("Frame 1 / 9", bottomLeft(robot, 0));
  }

  @Test
  void goesToTheFrameOfTheSlider(FxRobot robot) {
    open(robot, "stack");

    robot.clickOn("#" + ViewerIds.SLIDER);

    assertEquals(4, waitForFrame());
    assertEquals(82, center(desktop.canvas(robot)));
  }

  @Test
  void saysThatAWindowIsAutomatic(FxRobot robot) {
    open(robot, "windowless");

    assertEquals(WindowOrigin.AUTOMATIC, desktop.viewer().windowOrigin().get());
    assertEquals("W 200  C 300 · automatic", bottomLeft(robot, 1));
    assertArrayEquals(expected(), desktop.canvas(robot).argb());
  }

  @Test
  void hidesThePatientOnOneKey(FxRobot robot) {
    assertEquals("Doe^Jane\nP-1\nF · 056Y · 1970-01-01", corner(robot, ViewerIds.TOP_LEFT));

    robot.push(KeyCode.D);

    assertEquals("Patient hidden", corner(robot, ViewerIds.TOP_LEFT));
    assertTrue(
        robot.lookup(".label").queryAllAs(Label.class).stream()
            .noneMatch(label -> String.valueOf(label.getText()).contains("Jane")));
  }

  private void open(FxRobot robot, String name) {
    desktop.open(robot, name);
  }

  private int waitForFrame() {
    Hands.rest();
    OpenDesktop.waitFor(
        () ->
            desktop.viewer().shown().get().orElseThrow().position()
                == desktop.viewer().position().get());
    return desktop.viewer().position().get();
  }

  private int[] expected() {
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    return desktop.rendered(
        new FrameRenderer(shown.frame(), shown.display(), 12),
        new FrameRenderer.Settings(
            desktop.viewer().voi().get().orElseThrow(),
            desktop.viewer().look().inverted().get(),
            Interpolation.SMOOTH));
  }

  /// The grey level in the middle.
  private static int center(Picture picture) {
    return picture.at(picture.width() / 2, picture.height() / 2) & 0xff;
  }

  private static String bottomLeft(FxRobot robot, int line) {
    return corner(robot, ViewerIds.BOTTOM_LEFT).lines().toList().get(line);
  }

  private static String corner(FxRobot robot, String id) {
    Hands.rest();
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
