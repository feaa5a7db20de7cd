package dev.lantern.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.fixture.OnScreen;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(OnScreen.class)
final class TipTest {
  private static final double COLUMN = 420;
  private static final String WORD = "threshold ";

  private @Nullable Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    shown.setScene(new Scene(new Pane(), 300, 200));
    shown.show();
  }

  @Test
  void aLongTipIsReadInLines(FxRobot robot) {
    Tooltip line = shown(robot, WORD);
    Tooltip longer = shown(robot, WORD.repeat(40));

    assertTrue(line.getWidth() < COLUMN / 2, "as wide as its word: " + line.getWidth());
    assertEquals(COLUMN, longer.getWidth(), 60, "with the shadow around it");
    assertTrue(longer.getHeight() > 4 * line.getHeight() / 2, "in lines: " + longer.getHeight());
  }

  private Tooltip shown(FxRobot robot, String text) {
    Tip tip = new Tip(text);
    robot.interact(() -> tip.show(stage));
    robot.interact(tip::hide);
    return tip;
  }
}
