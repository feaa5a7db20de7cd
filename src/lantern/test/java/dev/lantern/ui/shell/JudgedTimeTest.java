package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.OnScreen;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What the panel says of the time that the network took.
@ExtendWith(OnScreen.class)
final class JudgedTimeTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void standsBelowTheFindingsInTenthsOfASecond(FxRobot robot) {
    desktop.waitForFindings();

    var judged =
        assertInstanceOf(FindingsState.Judged.class, desktop.shell().findings().state().get());
    List<String> said =
        robot
            .from(robot.lookup("#" + FindingsIds.PANEL).<Parent>query())
            .lookup(".label")
            .queryAllAs(Label.class)
            .stream()
            .map(Label::getText)
            .filter(text -> text != null && text.startsWith("Judged in"))
            .toList();
    assertEquals(
        List.of(String.format(Locale.ROOT, "Judged in %.1f s", judged.time().toMillis() / 1000.0)),
        said);
  }
}
