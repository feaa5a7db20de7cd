package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.MainWindowState;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.welcome.WelcomeViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Where the main window stands, from one session to the next.
@ExtendWith(OnScreen.class)
final class WindowPlaceTest {
  private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1920, 1080);
  private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 1280, 1024);

  @TempDir private Path folder = Path.of("");

  @Test
  void aWindowStaysWhereEnoughOfItIsSeen() {
    assertEquals(
        Optional.of(new Rectangle2D(100, 50, 900, 700)), on(100, 50, 900, 700, LEFT, RIGHT));
    assertEquals(
        Optional.of(new Rectangle2D(2000, 10, 1280, 1024)), on(2000, 10, 1800, 1040, LEFT, RIGHT));
    assertEquals(Optional.of(new Rectangle2D(-836, 0, 900, 700)), on(-836, 0, 900, 700, LEFT));
  }

  @Test
  void aWindowThatWouldNotBeSeenHasNoPlace() {
    assertEquals(Optional.empty(), on(2000, 10, 800, 600, LEFT));
    assertEquals(Optional.empty(), on(-837, 0, 900, 700, LEFT));
    assertEquals(Optional.empty(), on(0, 1020, 900, 700, LEFT));
    assertEquals(Optional.empty(), on(0, 0, 900, 700));
  }

  private static Optional<Rectangle2D> on(
      double x, double y, double width, double height, Rectangle2D... screens) {
    return WindowPlace.on(
        new MainWindowState(x, y, width, height, false, List.of()), List.of(screens));
  }

  @Test
  void aWindowOfWhichTheSystemNeverSaidWhereItIsHasNoPlaceToKeep(FxRobot robot) {
    robot.interact(
        () -> assertEquals(Optional.empty(), new WindowPlace(new Stage()).state(List.of())));
  }

  @Test
  void theNextSessionFindsTheWindowAndItsPanelsAsTheyWere(FxRobot robot) throws IOException {
    accept("");
    Stage first = start(robot);
    robot.interact(
        () -> {
          first.setX(40);
          first.setY(30);
          first.setWidth(1000);
          first.setHeight(620);
        });
    Hands.rest();
    robot.interact(() -> panels(first).setDividerPositions(0.3, 0.7));
    Hands.rest();
    double[] before = panels(first).getDividerPositions();
    robot.interact(first::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.Q);
    OpenDesktop.waitFor(() -> !first.isShowing());

    Stage next = start(robot);

    assertEquals(
        List.of(40.0, 30.0, 1000.0, 620.0),
        List.of(next.getX(), next.getY(), next.getWidth(), next.getHeight()));
    assertEquals(before[0], panels(next).getDividerPositions()[0], 0.01);
    assertEquals(before[1], panels(next).getDividerPositions()[1], 0.01);
    robot.interact(next::hide);
  }

  @Test
  void aWindowThatLayOnAScreenThatIsGoneOpensInTheMiddle(FxRobot robot) throws IOException {
    accept(", \"window\": {\"x\": 9000, \"y\": 40, \"width\": 700, \"height\": 500}");
    Stage stage = start(robot);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    assertEquals(700, stage.getWidth());
    assertEquals(500, stage.getHeight());
    assertEquals((screen.getWidth() - 700) / 2, stage.getX() - screen.getMinX(), 1);
    assertTrue(screen.contains(stage.getX(), stage.getY(), 700, 500));
    robot.interact(stage::hide);
  }

  @Test
  void aMaximisedWindowComesBackMaximised(FxRobot robot) throws IOException {
    accept(
        ", \"window\": {\"x\": 40, \"y\": 30, \"width\": 700, \"height\": 500, \"maximised\":"
            + " true}");
    Stage stage = start(robot);
    assertTrue(stage.isMaximized());
    robot.interact(stage::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.Q);
    OpenDesktop.waitFor(() -> !stage.isShowing());
    assertEquals(
        new MainWindowState(40, 30, 700, 500, true, List.of()),
        withoutDividers(OpenDesktop.keepingUnder(folder).preferences().window().orElseThrow()));
  }

  private static MainWindowState withoutDividers(MainWindowState state) {
    return new MainWindowState(
        state.x(), state.y(), state.width(), state.height(), state.maximised(), List.of());
  }

  private void accept(String more) throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        "{\"acceptedNotice\": " + WelcomeViewModel.NOTICE + more + "}");
  }

  private Stage start(FxRobot robot) {
    OpenDesktop desktop = OpenDesktop.keepingUnder(folder);
    List<Stage> shown = new ArrayList<>();
    robot.interact(
        () -> {
          Stage stage = new Stage();
          desktop.start(stage);
          shown.add(stage);
        });
    Hands.rest();
    return shown.getFirst();
  }

  private static SplitPane panels(Stage stage) {
    return (SplitPane) stage.getScene().getRoot().lookup(".split-pane");
  }
}
