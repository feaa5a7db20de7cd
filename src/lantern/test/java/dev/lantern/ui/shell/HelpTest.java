package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.help.HelpIds;
import dev.lantern.ui.help.HelpPage;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The help, opened from the main window.
@ExtendWith(OnScreen.class)
final class HelpTest {
  private static final String LIMIT =
      "A heatmap shows where the network looked, not where the disease ends.";

  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void opensAtTheFirstStepsAndFindsAPageByItsWords(FxRobot robot) {
    robot.push(KeyCode.F1);
    assertEquals(List.of(HelpPage.values()), pages(robot).getItems());
    assertTrue(shows(robot, "First steps"));

    robot.clickOn("#" + HelpIds.SEARCH).write("randomised weights shuffled");
    assertEquals(List.of(), pages(robot).getItems());
    assertTrue(robot.lookup("No page holds these words.").tryQuery().isPresent());
    assertTrue(shows(robot, LIMIT), "the last page that fitted stays");

    robot.eraseText("randomised weights shuffled".length()).write("weights shuffled");
    assertEquals(List.of(HelpPage.EXPLANATIONS), pages(robot).getItems());
    assertTrue(shows(robot, LIMIT));

    robot.push(KeyCode.ESCAPE);
    assertEquals(1, Window.getWindows().size());
  }

  @Test
  void everyWindowHasTheIcon(FxRobot robot) {
    robot.push(KeyCode.F1);
    List<Window> windows = List.copyOf(Window.getWindows());
    assertEquals(2, windows.size());
    for (Window window : windows) {
      assertEquals(
          List.of(16.0, 32.0, 48.0, 64.0, 128.0),
          ((Stage) window).getIcons().stream().map(Image::getWidth).toList());
    }
    robot.push(KeyCode.ESCAPE);
  }

  @Test
  void theHeatmapsHaveAKeyOfTheirOwn(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.F1);

    assertEquals(HelpPage.EXPLANATIONS, pages(robot).getSelectionModel().getSelectedItem());
    assertTrue(shows(robot, LIMIT));
    assertFalse(shows(robot, "Open a scan"));
    robot.push(KeyCode.ESCAPE);
  }

  @SuppressWarnings("unchecked")
  private static ListView<HelpPage> pages(FxRobot robot) {
    return robot.lookup("#" + HelpIds.PAGES).queryAs(ListView.class);
  }

  private static boolean shows(FxRobot robot, String words) {
    return robot.lookup("#" + HelpIds.PAGE + " .label").queryAllAs(Label.class).stream()
        .anyMatch(label -> label.getText().contains(words));
  }
}
