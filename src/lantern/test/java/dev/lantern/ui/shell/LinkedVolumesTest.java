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

/// Series that have every place twice, one time after the other, and one that has each once.
@ExtendWith(OnScreen.class)
final class LinkedVolumesTest {
  private final OpenDesktop desktop =
      new OpenDesktop(Optional.empty(), "timed", "timed too", "thin", "timed earlier");

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

  private void link(FxRobot robot, KeyCode layout, int count) {
    desktop.waitForImage();
    robot.push(KeyCode.ALT, layout);
    OpenDesktop.waitFor(
        () ->
            viewers().size() == count
                && viewers().stream().allMatch(one -> one.shown().get().isPresent()));
    robot.push(KeyCode.ALT, KeyCode.S);
  }

  @Test
  void linkedScrollStaysInTheSameTime(FxRobot robot) {
    link(robot, KeyCode.DIGIT2, 2);

    robot.interact(() -> viewers().getFirst().goTo(6));
    assertEquals(List.of(6, 6), positions(), "the third place of the second time");
    robot.interact(() -> viewers().getFirst().goTo(1));
    assertEquals(List.of(1, 1), positions());
  }

  @Test
  void linkedScrollStaysInTheSameTimeOfMoreSlicesAndOfOneTime(FxRobot robot) {
    link(robot, KeyCode.DIGIT5, 4);

    robot.interact(() -> viewers().getFirst().goTo(6));
    assertEquals(List.of(6, 6, 5, 12), positions(), "10 mm on, in the second time");
    robot.interact(() -> viewers().getFirst().goTo(2));
    assertEquals(List.of(2, 2, 5, 4), positions(), "10 mm on, in the first time");
  }

  @Test
  void aSeriesOfOneTimeLeavesTheOthersInTheirs(FxRobot robot) {
    link(robot, KeyCode.DIGIT5, 4);
    robot.interact(() -> viewers().getFirst().goTo(5));
    assertEquals(List.of(5, 5, 2, 10), positions());

    robot.interact(() -> desktop.shell().viewports().activate(viewers().get(2)));
    robot.interact(() -> viewers().get(2).goTo(7));
    assertEquals(List.of(7, 7, 7, 14), positions());
    robot.interact(() -> viewers().get(2).goTo(0));
    assertEquals(List.of(4, 4, 0, 8), positions());
  }

  @Test
  void keepsTheTimesApartThatTheReaderHasPutBeside(FxRobot robot) {
    link(robot, KeyCode.DIGIT2, 2);
    robot.interact(() -> viewers().get(1).goTo(4));

    robot.interact(() -> viewers().getFirst().goTo(2));
    assertEquals(List.of(2, 6), positions());
    robot.interact(() -> viewers().getFirst().goTo(5));
    assertEquals(List.of(5, 5), positions(), "a third time would be beyond the end");
    robot.interact(() -> viewers().getFirst().goTo(1));
    assertEquals(List.of(1, 5), positions(), "the end has not moved them against each other");
  }
}
