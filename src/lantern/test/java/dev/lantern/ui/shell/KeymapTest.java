package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.Settings;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.explanation.ExplanationIds;
import dev.lantern.ui.settings.KeymapName;
import dev.lantern.ui.viewer.Tool;
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
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Keys of other viewers, and one's own, in the main window.
@ExtendWith(ApplicationExtension.class)
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
      if (command.matches("(batch|tags)-.*")) {
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
  void aCommandWithoutAKeyShowsNone(FxRobot robot) {
    robot.interact(
        () ->
            desktop
                .preferences()
                .keys()
                .set(new Settings.Keys("lantern", Map.of("lantern", Map.of("keys", "")))));
    // As it is read at the next start.
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.OHIF));
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.LANTERN));

    assertNull(item(robot, "keys").getAccelerator());
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    assertFalse(desktop.shell().keysShown().get());
  }

  private static String tip(FxRobot robot, String command) {
    return ((ButtonBase) robot.lookup("#" + CommandControls.BUTTON + command).query())
        .getTooltip()
        .getText();
  }

  private static String sheetKey(FxRobot robot, String command) {
    List<String> labels =
        robot.lookup("#" + ShellIds.KEYS).query().lookupAll(".label").stream()
            .map(node -> ((Labeled) node).getText())
            .toList();
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
