package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.Settings;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.explanation.ExplanationIds;
import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.settings.KeymapName;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewer.WindowOrigin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Keys of other viewers, and one's own, in the main window.
@ExtendWith(OnScreen.class)
final class KeymapTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @ParameterizedTest
  @EnumSource(KeymapName.class)
  void everyCommandHasAKeyOfItsOwnInEveryKeymap(KeymapName keymap, FxRobot robot) {
    robot.interact(() -> desktop.keys().keymap().set(keymap));
    List<String> without = new ArrayList<>();
    Set<KeyCombination> keys = new HashSet<>();
    int commands = 0;
    for (String command : desktop.keys().inForce().get().keySet()) {
      if (command.matches("(batch|tags|window)-.*")) {
        continue;
      }
      MenuItem item = item(robot, command);
      commands++;
      if (item.getAccelerator() == null || !keys.add(item.getAccelerator())) {
        without.add(item.getId());
      }
    }
    assertTrue(commands > 60, commands + " commands");
    assertEquals(List.of(), without);
    assertFalse(desktop.keys().inForce().get().containsValue(""), "of windows and their kind too");
  }

  @Test
  void menusToolTipsAndTheSheetFollowAndTheKeysWork(FxRobot robot) {
    desktop.waitForImage();
    assertEquals("Pan tool (G)", tip(robot, "tool-pan"));
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.WEASIS));

    assertEquals("Pan tool (T)", tip(robot, "tool-pan"));
    assertEquals(KeyCombination.valueOf("T"), item(robot, "tool-pan").getAccelerator());
    assertEquals("T", sheetKey(robot, "Pan tool"));
    assertEquals("Shift+T", sheetKey(robot, "How far to trust this map"));
    assertEquals(
        "Check the map on this image: some hundred passes of the network, a few seconds (Shift+T)",
        robot.lookup("#" + ExplanationIds.CHECK).queryButton().getTooltip().getText());
    robot.push(KeyCode.T);
    assertEquals(Tool.PAN, desktop.shell().view().tool().get());
    robot.push(KeyCode.D);
    assertEquals(Tool.LENGTH, desktop.shell().view().tool().get());
    assertTrue(desktop.shell().view().patientShown().get(), "D was the patient's");
    robot.push(KeyCode.SHIFT, KeyCode.D);
    assertFalse(desktop.shell().view().patientShown().get());
  }

  @Test
  void theSpaceBarResetsTheViewAsInOhif(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.OHIF));
    robot.push(KeyCode.I);
    assertTrue(desktop.viewer().look().inverted().get());
    robot.push(KeyCode.SPACE);
    assertFalse(desktop.viewer().look().inverted().get());
  }

  @Test
  void whatWasFixedOnceCanBeChosenToo(FxRobot robot) {
    desktop.waitForFindings();
    choose(
        robot,
        Map.of(
            "heatmap-peek", "Shift+J",
            "window-automatic", "J",
            "window-file-1", "2",
            "next-second", "",
            "reading-no", "Right"));
    assertEquals("J", sheetKey(robot, "Window: automatic"));
    assertEquals("Shift+J", sheetKey(robot, "Look under the heatmap, while held"));

    robot.press(KeyCode.J).release(KeyCode.J);
    OpenDesktop.waitFor(() -> desktop.viewer().windowOrigin().get() == WindowOrigin.AUTOMATIC);
    assertFalse(desktop.viewer().peeking().get());
    robot.push(KeyCode.DIGIT2);
    OpenDesktop.waitFor(() -> desktop.viewer().windowOrigin().get() == WindowOrigin.FILE);
    MenuButton windows = robot.lookup("#" + ViewerIds.WINDOW_BUTTON).queryAs(MenuButton.class);
    assertEquals("Automatic (J)", windows.getItems().getLast().getText());
    assertEquals("Window preset (2 J 3 4 5 6 7 8 9 0)", windows.getTooltip().getText());

    robot.press(KeyCode.SHIFT, KeyCode.J);
    assertTrue(desktop.viewer().peeking().get());
    robot.release(KeyCode.J);
    assertFalse(desktop.viewer().peeking().get());
    robot.release(KeyCode.SHIFT);
    robot.push(KeyCode.RIGHT);
    ToggleButton disagree =
        robot.lookup("#" + FindingsIds.READING + "pneumonia-ABSENT").queryAs(ToggleButton.class);
    assertTrue(disagree.isSelected());
    assertTrue(disagree.getTooltip().getText().endsWith("(→)"), disagree.getTooltip().getText());
  }

  @Test
  void theMenuLooksUnderTheHeatmapUntilItIsChosenAgain(FxRobot robot) {
    desktop.waitForFindings();
    String item = "#" + CommandControls.ITEM + "heatmap-peek";
    robot.clickOn("#menu-network").clickOn(item);
    assertTrue(desktop.viewer().peeking().get());
    robot.clickOn("#menu-network").clickOn(item);
    assertFalse(desktop.viewer().peeking().get());
  }

  @Test
  void aHeldKeyWorksWhereverTheKeyboardIs(FxRobot robot) {
    desktop.waitForFindings();
    robot.interact(robot.lookup("#" + FindingsIds.OPACITY).query()::requestFocus);
    robot.press(KeyCode.J);
    assertTrue(desktop.viewer().peeking().get());
    robot.release(KeyCode.J);
    assertFalse(desktop.viewer().peeking().get());
  }

  @Test
  void aCommandWithoutAKeyShowsNone(FxRobot robot) {
    choose(robot, Map.of("keys", ""));

    assertNull(item(robot, "keys").getAccelerator());
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    assertFalse(desktop.shell().keysShown().get());
  }

  private void choose(FxRobot robot, Map<String, String> changes) {
    robot.interact(
        () ->
            desktop
                .preferences()
                .keys()
                .set(new Settings.Keys("lantern", Map.of("lantern", changes))));
    // As it is read at the next start.
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.OHIF));
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.LANTERN));
  }

  private static String tip(FxRobot robot, String command) {
    return ((ButtonBase) robot.lookup("#" + CommandControls.BUTTON + command).query())
        .getTooltip()
        .getText();
  }

  private String sheetKey(FxRobot robot, String command) {
    robot.interact(() -> desktop.shell().keysShown().set(true));
    List<String> labels =
        robot.lookup("#" + ShellIds.KEYS).query().lookupAll(".label").stream()
            .map(node -> ((Labeled) node).getText())
            .toList();
    robot.interact(() -> desktop.shell().keysShown().set(false));
    return labels.get(labels.indexOf(command) - 1);
  }

  private static MenuItem item(FxRobot robot, String command) {
    return items(robot).stream()
        .filter(item -> item.getId().equals(CommandControls.ITEM + command))
        .findFirst()
        .orElseThrow();
  }

  private static List<MenuItem> items(FxRobot robot) {
    return items(robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus())
        .filter(item -> String.valueOf(item.getId()).startsWith(CommandControls.ITEM))
        .toList();
  }

  private static Stream<MenuItem> items(List<? extends MenuItem> items) {
    return items.stream()
        .flatMap(item -> item instanceof Menu menu ? items(menu.getItems()) : Stream.of(item));
  }
}
