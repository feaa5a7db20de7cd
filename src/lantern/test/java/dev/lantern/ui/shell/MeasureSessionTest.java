package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.Measurement;
import dev.lantern.report.MeasurementsFile;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.measure.MeasureIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Measurements in a file, and what becomes of those that are in none.
@ExtendWith(OnScreen.class)
final class MeasureSessionTest {
  private final OpenDesktop desktop = new OpenDesktop(Optional.empty(), "ct");
  private Path folder = Path.of("");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage(@TempDir Path empty) {
    folder = empty;
    desktop.waitForImage();
  }

  @AfterEach
  void nothingIsAsked(FxRobot robot) {
    robot.interact(() -> desktop.shell().session().stay());
  }

  private String status() {
    return desktop.shell().status().get();
  }

  private void waitForStatus(String expected) {
    OpenDesktop.waitFor(() -> status().equals(expected));
  }

  private static boolean asked(FxRobot robot) {
    return robot.lookup("#" + MeasureIds.LEAVE).query().isVisible();
  }

  private void close(FxRobot robot) {
    robot.interact(
        () ->
            Event.fireEvent(
                desktop.stage(),
                new WindowEvent(desktop.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  @Test
  void whatIsSavedIsThereAgainToThePixel(FxRobot robot) throws Exception {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 80, 60);
    robot.push(KeyCode.E);
    hand.drag(10, 40, 30, 60);
    robot.push(KeyCode.W);
    hand.click(90, 75);
    Picture drawn = hand.look();
    List<Measurement> all = hand.all();
    Path file = folder.resolve("measurements.json");
    desktop.willChoose(file.toString());

    robot.push(KeyCode.CONTROL, KeyCode.S);
    waitForStatus("2 measurements saved.");
    assertEquals(all, MeasurementsFile.read(file));
    assertFalse(desktop.shell().measurements().unsaved().get());

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of(), hand.all());
    robot.push(KeyCode.CONTROL, KeyCode.M);
    waitForStatus("2 measurements opened.");
    assertEquals(all, hand.all());
    assertArrayEquals(drawn.argb(), hand.look().argb());
    assertFalse(desktop.shell().measurements().unsaved().get());
  }

  @Test
  void saysHowManyBelongToOtherImages(FxRobot robot) throws Exception {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 80, 60);
    Measurement here = hand.all().getFirst();
    Path file = folder.resolve("measurements.json");
    MeasurementsFile.write(file, List.of(new Measurement("1.9", 0, here.shape()), here));
    desktop.willChoose(file.toString());

    robot.push(KeyCode.CONTROL, KeyCode.M);
    waitForStatus("2 measurements opened, 1 of them on other images than those on the screen.");

    assertEquals(List.of(here, new Measurement("1.9", 0, here.shape())), hand.all());
    assertTrue(desktop.shell().measurements().unsaved().get(), "together they are in no file");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of(here), hand.all());
  }

  @Test
  void aFileOfAnythingElseIsNeitherOpenedNorReplaced(FxRobot robot) throws Exception {
    Path file = folder.resolve("film.dcm");
    Files.writeString(file, "a scan");
    desktop.willChoose(file.toString());
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 80, 60);

    robot.push(KeyCode.CONTROL, KeyCode.S);
    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());
    assertEquals(
        "The measurements could not be saved",
        desktop.shell().message().get().orElseThrow().headline());
    assertEquals("a scan", Files.readString(file));
    assertTrue(desktop.shell().measurements().unsaved().get());

    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.M);
    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());
    assertEquals(
        "The measurements could not be opened",
        desktop.shell().message().get().orElseThrow().headline());
    assertTrue(
        desktop
            .shell()
            .message()
            .get()
            .orElseThrow()
            .detail()
            .startsWith(
                "It is not a file of measurements that this program can read: film.dcm: not JSON"));
    assertEquals(1, hand.all().size());
  }

  @Test
  void closingAsksWhereSomethingIsInNoFile(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 80, 60);
    close(robot);
    assertTrue(asked(robot));
    assertTrue(desktop.stage().isShowing());

    robot.push(KeyCode.ESCAPE);
    assertFalse(asked(robot));
    robot.push(KeyCode.CONTROL, KeyCode.Q);
    assertTrue(asked(robot));
    robot.clickOn("#" + MeasureIds.LEAVE_STAY);
    assertTrue(desktop.stage().isShowing());

    close(robot);
    robot.clickOn("#" + MeasureIds.LEAVE_DISCARD);
    assertFalse(desktop.stage().isShowing());
  }

  @Test
  void savingOnTheWayOutWritesBeforeItCloses(FxRobot robot) throws Exception {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 80, 60);
    close(robot);
    desktop.willChoose();
    robot.clickOn("#" + MeasureIds.LEAVE_SAVE);
    assertTrue(desktop.stage().isShowing(), "no file was chosen");

    Path file = folder.resolve("measurements.json");
    desktop.willChoose(file.toString());
    robot.clickOn("#" + MeasureIds.LEAVE_SAVE);
    OpenDesktop.waitFor(() -> !desktop.stage().isShowing());
    assertEquals(hand.all(), MeasurementsFile.read(file));
  }

  @Test
  void savingByItsKeyOnTheWayOutClosesToo(FxRobot robot) throws Exception {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 80, 60);
    close(robot);
    Path file = folder.resolve("measurements.json");
    desktop.willChoose(file.toString());

    robot.push(KeyCode.CONTROL, KeyCode.S);

    OpenDesktop.waitFor(() -> !desktop.stage().isShowing());
    assertEquals(hand.all(), MeasurementsFile.read(file));
  }

  @Test
  void closingAsksNothingWhereAllIsInAFile(FxRobot robot) {
    close(robot);
    assertFalse(desktop.stage().isShowing());
  }
}
