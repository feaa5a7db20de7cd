package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.fixture.Cut;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The main window in every language, as narrow as the other tests have it: no word is cut off.
@ExtendWith(ApplicationExtension.class)
final class LanguagesTest {
  private Optional<Stage> shown = Optional.empty();

  @Start
  void start(Stage stage) {
    shown = Optional.of(stage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "zh"})
  void noWordOfTheMainWindowIsCutOff(String language, FxRobot robot) throws IOException {
    OpenDesktop desktop = OpenDesktop.speaking(language, "axial");
    robot.interact(() -> desktop.show(stage()));
    desktop.waitForFindings();
    String findings = Words.in(Locale.of(language)).of("findings.title");
    assertTrue(robot.lookup(findings).tryQuery().isPresent(), findings);
    System.out.println("CUT " + language + " main " + cut());

    robot.push(KeyCode.CONTROL, KeyCode.J).push(KeyCode.CONTROL, KeyCode.L);
    desktop.waitForFindings();
    System.out.println("CUT " + language + " series " + cut());
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    System.out.println("CUT " + language + " keys " + cut());
    robot.push(KeyCode.ESCAPE);
    for (Menu menu : robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus()) {
      robot.interact(menu::show);
      System.out.println("CUT " + language + " menu " + menu.getText() + cut());
      robot.interact(menu::hide);
    }
    robot.push(KeyCode.B);
    WaitForAsyncUtils.waitForFxEvents();
    System.out.println("CUT " + language + " brush " + cut());
    robot.push(KeyCode.W);
    robot.push(KeyCode.CONTROL, KeyCode.R);
    WaitForAsyncUtils.waitForFxEvents();
    System.out.println("CUT " + language + " reading " + cut());
    robot.push(KeyCode.CONTROL, KeyCode.R);
    robot.push(KeyCode.L);
    WaitForAsyncUtils.waitForFxEvents();
    System.out.println("CUT " + language + " layers " + cut());
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.I);
    WaitForAsyncUtils.waitForFxEvents();
    System.out.println("CUT " + language + " tags " + cut());
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.B);
    WaitForAsyncUtils.waitForFxEvents();
    System.out.println("CUT " + language + " batch " + cut());
    robot.push(KeyCode.ESCAPE);
    robot.interact(
        () ->
            Window.getWindows().stream().filter(w -> w != stage()).toList().forEach(Window::hide));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "zh"})
  void noWordOfTheFirstPageIsCutOff(String language, FxRobot robot) throws IOException {
    OpenDesktop desktop = OpenDesktop.speaking(language);
    robot.interact(() -> desktop.greet(stage()));
    WaitForAsyncUtils.waitForFxEvents();
    System.out.println("CUT " + language + " welcome " + cut());
  }

  private static List<String> cut() {
    WaitForAsyncUtils.waitForFxEvents();
    return Window.getWindows().stream()
        .flatMap(window -> Cut.in(window.getScene().getRoot()).stream())
        .toList();
  }

  private Stage stage() {
    return shown.orElseThrow();
  }
}
