package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.ThemeName;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.FocusWalk;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.layers.LayersIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Whatever the Tab key reaches shows that it has the keyboard (WCAG 2.1, 2.4.7 and 1.4.11).
@ExtendWith(OnScreen.class)
final class FocusTest {
  /// Of a line of one pixel around the control; the ring is twice as thick, and a part may be cut.
  private static final double LEAST = 0.75;

  /// They are made of the controls of the main window and of the preferences: where the other
  /// themes show the keyboard in those two, they do in these.
  private static final List<String> WINDOWS =
      List.of("batch", "help", "tags", "layers", "model-card", "about", "preferences");

  private final OpenDesktop desktop =
      new OpenDesktop(Optional.of(new FixedNetwork()), "ramp", "chest");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1440);
    stage.setHeight(900);
  }

  @AfterEach
  void closeTheOtherWindows(FxRobot robot) {
    desktop.closeOtherWindows(robot);
  }

  @ParameterizedTest
  @EnumSource(ThemeName.class)
  void everythingThatTheTabKeyReachesShowsIt(ThemeName theme, FxRobot robot) {
    desktop.waitForFindings();
    robot.interact(() -> desktop.preferences().theme().set(theme));
    List<FocusWalk.Stop> stops =
        new ArrayList<>(new FocusWalk(robot, desktop.stage().getScene()).stops());
    int inMain = stops.size();
    for (String command : theme == ThemeName.DARK ? WINDOWS : List.of("preferences")) {
      List<Window> before = List.copyOf(Window.getWindows());
      robot.interact(() -> desktop.fire(command));
      desktop.waitForImage();
      Window opened =
          Window.getWindows().stream()
              .filter(window -> !before.contains(window))
              .findFirst()
              .orElseThrow();
      if (command.equals("layers")) {
        OpenDesktop.waitFor(() -> robot.lookup("#" + LayersIds.WINDOW).tryQuery().isPresent());
      }
      stops.addAll(new FocusWalk(robot, opened.getScene()).stops());
      robot.interact(opened::hide);
    }
    if (theme == ThemeName.DARK) {
      robot.interact(() -> desktop.fire("welcome"));
      stops.addAll(new FocusWalk(robot, desktop.stage().getScene()).stops());
      assertTrue(stops.size() > 40, stops.size() + " in all");
    }

    assertTrue(inMain > 10, inMain + " in the main window: " + stops.subList(0, inMain));
    assertEquals(List.of(), stops.stream().filter(stop -> stop.ring() < LEAST).toList());
  }
}
