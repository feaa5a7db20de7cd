package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewer.WindowOrigin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The windows on the digits, in the menu and on the screen.
@ExtendWith(OnScreen.class)
final class WindowPresetTest {
  private final OpenDesktop desktop = new OpenDesktop(Optional.empty(), "ct");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1440);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void bringsTheWindowsOfCtByTheirDigits(FxRobot robot) {
    assertEquals("W 1600  C -100 · from the file: WIDE", window(robot));
    Map<KeyCode, String> seen = new TreeMap<>();
    for (KeyCode digit :
        List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT8,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7)) {
      robot.push(digit);
      seen.put(digit, window(robot));
      assertArrayEquals(rendered(), desktop.canvas(robot).argb(), digit.getName());
    }
    assertEquals(
        Map.of(
            KeyCode.DIGIT1, "W 1600  C -100 · from the file: WIDE",
            KeyCode.DIGIT8, "W 400  C 0 · from the file",
            KeyCode.DIGIT3, "W 110  C 35 · preset Brain",
            KeyCode.DIGIT4, "W 320  C 50 · preset Abdomen",
            KeyCode.DIGIT5, "W 400  C 80 · preset Mediastinum",
            KeyCode.DIGIT6, "W 2000  C 350 · preset Bone",
            KeyCode.DIGIT7, "W 1500  C -500 · preset Lung"),
        seen);
  }

  @Test
  void showsHounsfieldUnitsAsTheBrainWindowSays(FxRobot robot) {
    robot.push(KeyCode.DIGIT3);

    Viewport viewport = desktop.viewer().viewport().get();
    int row = (int) Math.floor(viewport.toScreen().y(40.5));
    // Columns 50, 53 and 56 hold −24, 36 and 96 HU; 36 is (36 − 34.5) / 109 above the middle.
    int[] levels = new int[3];
    for (int i = 0; i < 3; i++) {
      int x = (int) Math.floor(viewport.toScreen().x(50.5 + 3 * i));
      levels[i] = desktop.canvas(robot).at(x, row) & 0xff;
    }
    assertEquals(0, levels[0]);
    assertEquals(255 * (0.5 + 1.5 / 109), levels[1], 255 * 20 / 109.0 / viewport.zoom());
    assertEquals(255, levels[2]);
  }

  @Test
  void findsTheAutomaticWindowOfAFileThatHasItsOwn(FxRobot robot) {
    robot.push(KeyCode.DIGIT2);
    OpenDesktop.waitFor(() -> desktop.viewer().windowOrigin().get() == WindowOrigin.AUTOMATIC);

    // All of −1024 … 956 HU, the padding left out.
    assertEquals(new WindowLevel(-34, 1980), desktop.viewer().window());
    assertEquals("W 1980  C -34 · automatic", window(robot));

    robot.push(KeyCode.R);
    assertEquals("W 1600  C -100 · from the file: WIDE", window(robot));
  }

  @Test
  void listsWithTheirDigitsWhatTheImageCanBeSeenThrough(FxRobot robot) {
    assertEquals(
        List.of(
            "File's window 1: WIDE · W 1600  C -100 [1]*",
            "File's window 2 · W 400  C 0 [8]",
            "Automatic [2]",
            "Brain · W 110  C 35 [3]",
            "Abdomen · W 320  C 50 [4]",
            "Mediastinum · W 400  C 80 [5]",
            "Bone · W 2000  C 350 [6]",
            "Lung · W 1500  C -500 [7]"),
        listed(robot));
    MenuButton button = robot.lookup("#" + ViewerIds.WINDOW_BUTTON).queryAs(MenuButton.class);
    assertEquals("Window preset (1 2 3 4 5 6 7 8 9 0)", button.getTooltip().getText());
    assertEquals("Lung · W 1500  C -500 (7)", button.getItems().getLast().getText());

    robot.interact(() -> button.getItems().getLast().fire());

    assertEquals("W 1500  C -500 · preset Lung", window(robot));
    assertTrue(listed(robot).contains("Lung · W 1500  C -500 [7]*"), "marked in the menu");
    assertTrue(((RadioMenuItem) button.getItems().getLast()).isSelected(), "and in the button");
  }

  @Test
  void keepsTheWindowsOfCtFromOtherImages(FxRobot robot) {
    desktop.open(robot, "ramp");

    assertEquals(List.of("File's window 1 · W 1000  C 500 [1]*", "Automatic [2]"), listed(robot));
    robot.push(KeyCode.DIGIT3);
    assertEquals("W 1000  C 500 · from the file", window(robot));
  }

  private List<String> listed(FxRobot robot) {
    Hands.rest();
    Menu image =
        robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
            .filter(menu -> "menu-image".equals(menu.getId()))
            .findFirst()
            .orElseThrow();
    Menu windows =
        image.getItems().stream()
            .filter(item -> ViewerIds.WINDOW_MENU.equals(item.getId()))
            .map(Menu.class::cast)
            .findFirst()
            .orElseThrow();
    return windows.getItems().stream().map(WindowPresetTest::line).toList();
  }

  private static String line(MenuItem item) {
    return item.getText()
        + " ["
        + item.getAccelerator().getDisplayText()
        + "]"
        + (((RadioMenuItem) item).isSelected() ? "*" : "");
  }

  private int[] rendered() {
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    Viewport viewport = desktop.viewer().viewport().get();
    VoiLut voi = desktop.viewer().voi().get().orElseThrow();
    int[] argb = new int[viewport.width() * viewport.height()];
    new FrameRenderer(shown.frame(), shown.display(), 12)
        .render(new FrameRenderer.Settings(voi, false, Interpolation.SMOOTH), viewport, argb);
    return argb;
  }

  private static String window(FxRobot robot) {
    Hands.rest();
    return robot
        .lookup("#" + ViewerIds.BOTTOM_LEFT)
        .queryLabeled()
        .getText()
        .lines()
        .toList()
        .get(1);
  }
}
