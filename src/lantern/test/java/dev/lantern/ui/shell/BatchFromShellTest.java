package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.report.BatchJob;
import dev.lantern.ui.batch.BatchIds;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.fixture.OnScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The batch window beside the main window.
@ExtendWith(OnScreen.class)
final class BatchFromShellTest {
  @TempDir private static Path folder = Path.of("");

  private final Workbench workbench = new Workbench(List.of(folder.resolve("models")));
  private final OpenDesktop desktop =
      new OpenDesktop(
          new DesktopServices(
              workbench.images(),
              Optional.empty(),
              "",
              new BatchJob.Tools(workbench, Interruption.none()),
              List.of()));

  @BeforeAll
  static void makeFilms() throws IOException, NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
    ChestFilms.fill(folder.resolve("films"), 10);
    TestBundles.discerning(Files.createDirectories(folder.resolve("models")));
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @AfterEach
  void closeAll(FxRobot robot) {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  @Test
  void opensALineOfTheTableInTheMainWindow(FxRobot robot) {
    openBatch(robot);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    OpenDesktop.waitFor(() -> status(robot).startsWith("13 found = 10 diagnosed"));

    doubleClick(robot, "film-0003.dcm");
    OpenDesktop.waitFor(() -> shown().endsWith("film-0003.dcm"));
    doubleClick(robot, "film-0007.dcm");
    OpenDesktop.waitFor(() -> shown().endsWith("film-0007.dcm"));
    doubleClick(robot, "film-0003.dcm");
    OpenDesktop.waitFor(() -> shown().endsWith("film-0003.dcm"));
    assertEquals(
        2,
        desktop.viewer().series().get().orElseThrow().images().size(),
        "what is open is not opened again");

    doubleClick(robot, "film-0000-cut.dcm");
    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());
    assertEquals(
        "No image could be opened", desktop.shell().message().get().orElseThrow().headline());
  }

  @Test
  void theProgramAsksBeforeItEndsWhileABatchIsUnderWay(FxRobot robot) {
    openBatch(robot);
    Node question = robot.lookup("#" + BatchIds.LEAVE).query();
    // All on the screen's thread, where the end of the batch has to wait for it.
    robot.interact(
        () -> {
          press(robot, CommandControls.BUTTON + "batch-start");
          askToEnd();
          assertTrue(question.isVisible());
          press(robot, BatchIds.LEAVE_STAY);
          assertFalse(question.isVisible());
        });
    OpenDesktop.waitFor(() -> status(robot).startsWith("13 found"));
    assertTrue(desktop.stage().isShowing());

    robot.interact(
        () -> {
          press(robot, CommandControls.BUTTON + "batch-start");
          askToEnd();
          press(robot, BatchIds.LEAVE_STOP);
          assertTrue(desktop.stage().isShowing(), "until the batch has stopped");
        });

    OpenDesktop.waitFor(() -> Window.getWindows().isEmpty());
  }

  @Test
  void endsAtOnceWhenNoBatchIsUnderWay(FxRobot robot) {
    openBatch(robot);

    robot.interact(this::askToEnd);

    assertEquals(List.of(), Window.getWindows());
  }

  private void askToEnd() {
    Event.fireEvent(
        desktop.stage(), new WindowEvent(desktop.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
  }

  private static void press(FxRobot robot, String id) {
    robot.lookup("#" + id).queryButton().fire();
  }

  private void openBatch(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.B);
    desktop.willChoose(folder.resolve("films").toString());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    assertEquals("Ready to start.", status(robot));
  }

  private static String status(FxRobot robot) {
    return robot.lookup("#" + BatchIds.STATUS).queryLabeled().getText();
  }

  private String shown() {
    return desktop.viewer().shown().get().map(now -> now.image().source().name()).orElse("");
  }

  private static void doubleClick(FxRobot robot, String file) {
    TableView<?> table = robot.lookup("#" + BatchIds.TABLE).queryTableView();
    Node cell =
        robot
            .from(table)
            .lookup(".table-cell")
            .<Labeled>match(one -> one.getText() != null && one.getText().endsWith(file))
            .query();
    robot.interact(() -> ((Stage) table.getScene().getWindow()).toFront());
    robot.doubleClickOn(cell);
  }
}
