package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.explanation.ExplanationIds;
import dev.lantern.ui.fixture.Cut;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The windows in every language: no words are cut off, however narrow the main window is.
@ExtendWith(OnScreen.class)
final class LanguagesTest {
  private static final int PAGES_OF_PREFERENCES = 4;

  /// What is cut off, by where it is seen.
  private final Map<String, List<String>> cut = new TreeMap<>();

  private final FixedNetwork network = new FixedNetwork();
  private Optional<Stage> shown = Optional.empty();

  @Start
  void start(Stage stage) {
    shown = Optional.of(stage);
  }

  @AfterEach
  void closeTheOtherWindows(FxRobot robot) {
    robot.interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage())
                .forEach(Window::hide));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "zh"})
  void noWordsOfTheMainWindowAreCutOff(String language, FxRobot robot) throws IOException {
    OpenDesktop desktop = show(language, robot);
    String findings = Words.in(Locale.of(language)).of("findings.title");
    assertTrue(robot.lookup(findings).tryQuery().isPresent(), findings);
    look("findings");

    robot.push(KeyCode.CONTROL, KeyCode.J).push(KeyCode.CONTROL, KeyCode.L);
    desktop.waitForFindings();
    look("series and measurements");
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    look("keys");
    robot.push(KeyCode.ESCAPE).push(KeyCode.B);
    look("brush");
    robot.push(KeyCode.CONTROL, KeyCode.R);
    look("reading");
    robot.push(KeyCode.CONTROL, KeyCode.R);
    for (Menu menu : robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus()) {
      robot.interact(menu::show);
      look("menu " + menu.getId());
      robot.interact(menu::hide);
    }

    assertEquals(Map.of(), cut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "zh"})
  void noWordsOfTheChecksAreCutOff(String language, FxRobot robot) throws IOException {
    show(language, robot);
    robot.clickOn("#" + ExplanationIds.CHECK);
    OpenDesktop.waitFor(
        () -> robot.lookup("#" + ExplanationIds.CHECK_PROGRESS).tryQuery().isPresent());
    look("checking");
    network.letGo();
    OpenDesktop.waitFor(() -> robot.lookup("#" + ExplanationIds.VERDICT).tryQuery().isPresent());
    look("verdict");
    robot.clickOn("#" + ExplanationIds.VERDICT);
    look("parts");

    assertEquals(Map.of(), cut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "zh"})
  void noWordsOfTheOtherWindowsAreCutOff(String language, FxRobot robot) throws IOException {
    show(language, robot);
    open(robot, KeyCode.L);
    look("layers");
    open(robot, KeyCode.CONTROL, KeyCode.I);
    look("tags");
    open(robot, KeyCode.CONTROL, KeyCode.B);
    look("batch");
    open(robot, KeyCode.CONTROL, KeyCode.COMMA);
    robot.push(KeyCode.HOME);
    for (int page = 0; page < PAGES_OF_PREFERENCES; page++) {
      look("preferences " + page);
      robot.push(KeyCode.DOWN);
    }

    assertEquals(Map.of(), cut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "zh"})
  void noWordsOfTheFirstPageAreCutOff(String language, FxRobot robot) throws IOException {
    OpenDesktop desktop = OpenDesktop.speaking(language, network);
    robot.interact(() -> desktop.greet(stage()));
    look("welcome");

    assertEquals(Map.of(), cut);
  }

  private OpenDesktop show(String language, FxRobot robot) throws IOException {
    OpenDesktop desktop = OpenDesktop.speaking(language, network, "axial");
    robot.interact(() -> desktop.show(stage()));
    desktop.waitForFindings();
    return desktop;
  }

  private void open(FxRobot robot, KeyCode... keys) {
    robot.interact(stage()::requestFocus);
    robot.push(keys);
  }

  private void look(String where) {
    Hands.rest();
    List<String> now =
        Window.getWindows().stream()
            .flatMap(window -> Cut.in(window.getScene().getRoot()).stream())
            .distinct()
            .toList();
    if (!now.isEmpty()) {
      cut.put(where, now);
    }
  }

  private Stage stage() {
    return shown.orElseThrow();
  }
}
