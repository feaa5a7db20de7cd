package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.fixture.OnScreen;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The sheet of all keys over the window.
@ExtendWith(OnScreen.class)
final class KeySheetTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void namesEveryCommandOfTheMenusWithItsKey(FxRobot robot) {
    desktop.waitForImage();
    assertFalse(sheet(robot).isVisible());
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    assertTrue(sheet(robot).isVisible());

    Set<String> shown =
        sheet(robot).lookupAll(".label").stream()
            .map(node -> ((Labeled) node).getText())
            .collect(Collectors.toSet());
    List<MenuItem> items =
        robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
            .flatMap(menu -> menu.getItems().stream())
            .filter(item -> String.valueOf(item.getId()).startsWith(CommandControls.ITEM))
            .toList();
    assertTrue(items.size() > 40, items.size() + " items");
    for (MenuItem item : items) {
      assertTrue(shown.contains(item.getText().replace("…", "")), item.getText());
      assertTrue(shown.contains(item.getAccelerator().getDisplayText()), item.getText());
    }
  }

  @Test
  void escAndItsButtonCloseIt(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.SHIFT, KeyCode.SLASH).push(KeyCode.ESCAPE);
    assertFalse(sheet(robot).isVisible());
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    robot.interact(robot.lookup("#" + ShellIds.KEYS_CLOSE).queryAs(Button.class)::fire);
    assertFalse(sheet(robot).isVisible());
  }

  private static Node sheet(FxRobot robot) {
    return robot.lookup("#" + ShellIds.KEYS).query();
  }
}
