package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.fixture.MemoryOpener;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Frames that run as a film.
@ExtendWith(OnScreen.class)
final class CineTest {
  private final OpenDesktop desktop = new OpenDesktop("stack");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void playsEveryFrameInOrderRoundAndRound(FxRobot robot) {
    desktop.waitForImage();
    assertEquals(25, rate(robot).getValue(), "as the file says");
    List<Integer> seen = new ArrayList<>();
    robot.interact(
        () ->
            desktop
                .viewer()
                .shown()
                .subscribe((before, now) -> now.ifPresent(one -> seen.add(one.position()))));
    robot.push(KeyCode.K);
    OpenDesktop.waitFor(() -> seen.size() > MemoryOpener.FRAMES + 2);
    robot.push(KeyCode.K);

    for (int i = 0; i < seen.size(); i++) {
      assertEquals((i + 1) % MemoryOpener.FRAMES, seen.get(i), seen.toString());
    }
    assertFalse(desktop.viewer().cine().playing().get());
  }

  @Test
  void goesFasterAndSlowerByKeys(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.SHIFT, KeyCode.PERIOD).push(KeyCode.SHIFT, KeyCode.PERIOD);
    assertEquals(27, rate(robot).getValue());
    robot.push(KeyCode.SHIFT, KeyCode.COMMA);
    assertEquals(26, rate(robot).getValue());
    assertEquals("Frames per second (Shift+, Shift+.)", rate(robot).getTooltip().getText());

    robot.interact(() -> rate(robot).getValueFactory().setValue(60));
    robot.push(KeyCode.SHIFT, KeyCode.PERIOD);
    assertEquals(60, rate(robot).getValue());
    robot.interact(() -> rate(robot).getValueFactory().setValue(1));
    robot.interact(() -> desktop.fire("cine-slower"));
    assertEquals(1, rate(robot).getValue());
  }

  @Test
  void anotherSeriesEndsIt(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> rate(robot).getValueFactory().setValue(3));
    robot.push(KeyCode.K);
    assertTrue(desktop.viewer().cine().playing().get());

    desktop.open(robot, "ramp");

    assertFalse(desktop.viewer().cine().playing().get());
    assertEquals(10, rate(robot).getValue(), "it names none");
    assertTrue(rate(robot).getParent().isDisabled(), "one frame is no film");
  }

  @SuppressWarnings("unchecked")
  private static Spinner<Integer> rate(FxRobot robot) {
    return robot.lookup("#" + ViewerIds.CINE_RATE).queryAs(Spinner.class);
  }
}
