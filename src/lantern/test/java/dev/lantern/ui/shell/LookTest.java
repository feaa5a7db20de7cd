package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Interpolation;
import dev.lantern.ui.controls.CommandMenu;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.Look;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Colours and nearest pixels; without a network, so without a heatmap.
@ExtendWith(OnScreen.class)
final class LookTest {
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
  void showsTheNearestPixelOnRequest(FxRobot robot) {
    robot.interact(() -> desktop.viewer().zoom(3));
    assertArrayEquals(expected(false, Interpolation.SMOOTH, ColourMap.GREY), pixels(robot));

    robot.push(KeyCode.SHIFT, KeyCode.N);

    Picture nearest = desktop.canvas(robot);
    assertArrayEquals(expected(false, Interpolation.NEAREST, ColourMap.GREY), nearest.argb());
    // Column 52 holds 520 in all of its width: 0.52 × 255 rounds to 133.
    ImageTransform toScreen = desktop.viewer().viewport().get().toScreen();
    int left = (int) Math.ceil(toScreen.x(52));
    int right = (int) Math.ceil(toScreen.x(53)) - 1;
    assertTrue(right - left > 3, "it is enlarged");
    assertEquals(0xff858585, nearest.at(left, 300));
    assertEquals(0xff858585, nearest.at(right, 300));
    assertNotEquals(0xff858585, nearest.at(right + 1, 300));
    assertEquals("Nearest pixel", lastLine(robot));

    robot.push(KeyCode.SHIFT, KeyCode.N);
    assertArrayEquals(expected(false, Interpolation.SMOOTH, ColourMap.GREY), pixels(robot));
    assertFalse(bottomLeft(robot).contains("Nearest"));
  }

  @Test
  void coloursGreyImagesAfterTheWindowAndTheInversion(FxRobot robot) {
    int digit = 1;
    for (ColourMap map : ColourMap.values()) {
      robot.push(KeyCode.SHIFT, KeyCode.valueOf("DIGIT" + digit++));
      assertArrayEquals(expected(false, Interpolation.SMOOTH, map), pixels(robot), map.name());
    }
    assertEquals("Hot iron (not perceptual)", lastLine(robot));

    robot.push(KeyCode.SHIFT, KeyCode.DIGIT2);
    robot.push(KeyCode.N);
    ImageTransform toScreen = desktop.viewer().viewport().get().toScreen();
    int x = (int) toScreen.x(70);
    int y = (int) toScreen.y(50);
    // Column 70 is level 179, inverted 76.
    assertEquals(0xff000000 | ColourMap.VIRIDIS.ofLevel(179), desktop.canvas(robot).at(x, y));
    robot.push(KeyCode.I);
    assertEquals(0xff000000 | ColourMap.VIRIDIS.ofLevel(76), desktop.canvas(robot).at(x, y));
    robot.drag("#" + ViewerIds.CANVAS).moveBy(64, -32).drop();
    Hands.rest();
    assertArrayEquals(expected(true, Interpolation.SMOOTH, ColourMap.VIRIDIS), pixels(robot));
    assertEquals("Colours: viridis", lastLine(robot));
  }

  @Test
  void resetAndAnotherSeriesGoBackToGrey(FxRobot robot) {
    int[] opened = pixels(robot);
    robot.push(KeyCode.SHIFT, KeyCode.DIGIT4).push(KeyCode.SHIFT, KeyCode.N);

    robot.push(KeyCode.R);

    assertArrayEquals(opened, pixels(robot));
    robot.push(KeyCode.SHIFT, KeyCode.DIGIT4).push(KeyCode.SHIFT, KeyCode.N);
    desktop.open(robot, "windowless");
    assertArrayEquals(expected(false, Interpolation.SMOOTH, ColourMap.GREY), pixels(robot));
  }

  @Test
  void offersColoursInTheMenuAndBehindTheButton(FxRobot robot) {
    Menu menu = colours(robot);
    assertEquals(
        List.of(
            "Colours: grey [Shift+1]*",
            "Colours: viridis [Shift+2]",
            "Colours: cividis [Shift+3]",
            "Colours: inferno [Shift+4]",
            "Colours: magma [Shift+5]",
            "Hot iron (not perceptual) [Shift+6]"),
        menu.getItems().stream().map(LookTest::line).toList());
    CommandMenu button = button(robot);
    assertTrue(button.getTooltip().getText().contains("Shift+N"), button.getTooltip().getText());

    robot.interact(() -> item(button, "magma").fire());

    assertArrayEquals(expected(false, Interpolation.SMOOTH, ColourMap.MAGMA), pixels(robot));
    assertEquals("Colours: magma [Shift+5]*", line(menu.getItems().get(4)));
  }

  @Test
  void offersNoColoursForAColourImage(FxRobot robot) {
    desktop.open(robot, "colour");
    int[] own = pixels(robot);

    assertTrue(colours(robot).isDisable());
    assertTrue(item(button(robot), "magma").isDisable());
    robot.push(KeyCode.SHIFT, KeyCode.DIGIT5);

    assertEquals(ColourMap.GREY, desktop.viewer().look().colours().get());
    assertArrayEquals(own, pixels(robot));
    assertFalse(bottomLeft(robot).contains("Colours"));
  }

  private int[] pixels(FxRobot robot) {
    return desktop.canvas(robot).argb();
  }

  private int[] expected(boolean inverted, Interpolation interpolation, ColourMap colours) {
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    return desktop.rendered(
        new FrameRenderer(shown.frame(), shown.display(), 12),
        new FrameRenderer.Settings(
            desktop.viewer().voi().get().orElseThrow(),
            inverted,
            interpolation,
            colours,
            true,
            true));
  }

  private static Menu colours(FxRobot robot) {
    return robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
        .flatMap(menu -> menu.getItems().stream())
        .filter(item -> ShellIds.COLOURS.equals(item.getId()))
        .map(Menu.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static CommandMenu button(FxRobot robot) {
    return robot.lookup("#" + ShellIds.LOOK).queryAs(CommandMenu.class);
  }

  private static MenuItem item(CommandMenu button, String colours) {
    String id =
        CommandMenu.ITEM + Look.command(ColourMap.valueOf(colours.toUpperCase(Locale.ROOT)));
    return button.getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private static String line(MenuItem item) {
    return item.getText()
        + " ["
        + item.getAccelerator().getDisplayText()
        + "]"
        + (((RadioMenuItem) item).isSelected() ? "*" : "");
  }

  private static String lastLine(FxRobot robot) {
    return Stream.of(bottomLeft(robot).split("\n")).reduce("", (before, line) -> line);
  }

  private static String bottomLeft(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + ViewerIds.BOTTOM_LEFT).queryLabeled().getText();
  }
}
