package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.measure.MeasureIds;
import dev.lantern.ui.settings.KeymapName;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What is said over the image of the keys that do what the mouse does.
@ExtendWith(OnScreen.class)
final class KeyHintTest {
  private static final String LENGTH = "Drag a line, or click its two ends";

  private final OpenDesktop desktop = new OpenDesktop("ct");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1400);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForFindings();
  }

  private static String text(FxRobot robot, String id) {
    Hands.rest();
    Optional<Label> label =
        robot.lookup("#" + id).<Label>queryAll().stream().filter(Label::isVisible).findFirst();
    return label.map(Label::getText).orElse("");
  }

  @Test
  void namesTheKeysAsTheyAreMappedWhereThereIsRoom(FxRobot robot) {
    robot.push(KeyCode.U);
    assertEquals(LENGTH + " · keys: Shift+←→↑↓, Shift+↵", text(robot, MeasureIds.HINT));
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.WEASIS));
    assertEquals(LENGTH + " · keys: Ctrl+Shift+←→↑↓, Shift+↵", text(robot, MeasureIds.HINT));
    Label label = robot.lookup("#" + MeasureIds.HINT).queryAs(Label.class);
    assertTrue(label.prefWidth(-1) <= label.getWidth(), "in one line");

    robot.interact(() -> desktop.stage().setWidth(900));
    assertEquals(LENGTH, text(robot, MeasureIds.HINT));
  }

  @Test
  void theBrushAndWhatIsHeldNameTheirKeysToo(FxRobot robot) {
    robot.push(KeyCode.B);
    assertEquals(
        "Paint over what the network is to do without · wheel: size of the brush"
            + " · keys: Shift+←→↑↓, Shift+↵",
        text(robot, ViewerIds.REGION_MARK));

    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 20);
    robot.push(KeyCode.W).push(KeyCode.F3);
    assertEquals("Shift+←→↑↓ moves what is ringed, Esc ends", text(robot, MeasureIds.HINT));
    robot.push(KeyCode.ESCAPE);
    assertEquals("", text(robot, MeasureIds.HINT));
  }
}
