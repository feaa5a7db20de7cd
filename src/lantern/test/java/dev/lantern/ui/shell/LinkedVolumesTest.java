package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Series that have every place twice, one time after the other.
@ExtendWith(OnScreen.class)
final class LinkedVolumesTest {
  private final OpenDesktop desktop = new OpenDesktop(Optional.empty(), "timed", "timed too");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  private List<ViewerViewModel> viewers() {
    return desktop.shell().viewports().visible().get();
  }

  private List<Integer> positions() {
    return viewers().stream().map(one -> one.position().get()).toList();
  }

  @Test
  void linkedScrollStaysInTheSameTime(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.ALT, KeyCode.DIGIT2);
    OpenDesktop.waitFor(
        () ->
            viewers().size() == 2
                && viewers().stream().allMatch(one -> one.shown().get().isPresent()));
    robot.push(KeyCode.ALT, KeyCode.S);

    robot.interact(() -> viewers().getFirst().goTo(6));
    assertEquals(List.of(6, 6), positions(), "the third place of the second time");
    robot.interact(() -> viewers().getFirst().goTo(1));
    assertEquals(List.of(1, 1), positions());
  }
}
