package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What was opened before.
@ExtendWith(OnScreen.class)
final class RecentTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void keepsThePathsOfWhatGaveImagesTheNewestFirst(FxRobot robot) {
    desktop.waitForImage();
    desktop.open(robot, "stack");
    desktop.willChoose("nothing");
    robot.push(KeyCode.CONTROL, KeyCode.O);
    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());
    assertEquals(paths("stack", "ramp"), desktop.preferences().recent().get());

    desktop.open(robot, "ramp");
    assertEquals(paths("ramp", "stack"), desktop.preferences().recent().get());
  }

  @Test
  void opensTheNewestAgainByAKeyAndAnyFromTheMenu(FxRobot robot) {
    desktop.waitForImage();
    desktop.open(robot, "stack");
    robot.push(KeyCode.CONTROL, KeyCode.W);

    robot.push(KeyCode.CONTROL, KeyCode.E);
    OpenDesktop.waitFor(() -> desktop.shell().studies().items().size() == 1);

    robot.interact(() -> item(robot, 1).fire());
    OpenDesktop.waitFor(() -> desktop.shell().studies().items().size() == 2);
    assertTrue(item(robot, 0).getText().startsWith("ramp  in "), item(robot, 0).getText());
  }

  @Test
  void forgets(FxRobot robot) {
    desktop.waitForImage();
    OpenDesktop.waitFor(() -> !desktop.preferences().recent().get().isEmpty());

    robot.interact(() -> menu(robot).getItems().getLast().fire());

    assertEquals(List.of(), desktop.preferences().recent().get());
    assertTrue(menu(robot).isDisable());
  }

  private static List<String> paths(String... names) {
    Hands.rest();
    return Stream.of(names).map(name -> Path.of(name).toAbsolutePath().toString()).toList();
  }

  private static MenuItem item(FxRobot robot, int place) {
    return menu(robot).getItems().get(place);
  }

  private static Menu menu(FxRobot robot) {
    Hands.rest();
    MenuBar bar = robot.lookup(".menu-bar").query();
    return bar.getMenus().getFirst().getItems().stream()
        .filter(Menu.class::isInstance)
        .map(Menu.class::cast)
        .filter(one -> ShellIds.RECENT.equals(one.getId()))
        .findFirst()
        .orElseThrow();
  }
}
