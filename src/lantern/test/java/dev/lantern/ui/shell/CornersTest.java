package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.Corner;
import dev.lantern.platform.CornerLine;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.settings.PreferencesIds;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Which text stands in which corner of the image.
@ExtendWith(OnScreen.class)
final class CornersTest {
  private static final List<String> USUAL =
      List.of(
          "Doe^Jane\nP-1\nF · 056Y · 1970-01-01",
          "Thorax\nSeries ramp\nDX · CHEST · PA\n2026-01-02",
          "Frame 1 / 1\nW 1000  C 500 · from the file",
          "Zoom 562 %\n100 × 100 px\nSpacing: at the detector, not in the patient");

  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1440);
  }

  @AfterEach
  void closeTheOtherWindows(FxRobot robot) {
    desktop.closeOtherWindows(robot);
  }

  @Test
  void aReaderChoosesTheCornerOfEachLineAndGoesBackToTheUsual(FxRobot robot) {
    desktop.waitForImage();
    assertEquals(USUAL, corners(robot));
    open(robot);

    choose(robot, CornerLine.WINDOW, Corner.TOP_RIGHT);
    choose(robot, CornerLine.PATIENT_FACTS, Corner.BOTTOM_RIGHT);
    choose(robot, CornerLine.ZOOM, Corner.NONE);
    choose(robot, CornerLine.FRAME, Corner.NONE);

    assertEquals(
        List.of(
            "Doe^Jane\nP-1",
            USUAL.get(1) + "\nW 1000  C 500 · from the file",
            "",
            "F · 056Y · 1970-01-01\n100 × 100 px\nSpacing: at the detector, not in the patient"),
        corners(robot));
    assertEquals(Corner.NONE, desktop.preferences().corners().get().get(CornerLine.ZOOM));

    robot.interact(robot.lookup("#" + PreferencesIds.CORNERS_RESET).queryAs(Button.class)::fire);

    assertEquals(USUAL, corners(robot));
    assertEquals(Corner.BOTTOM_RIGHT, box(robot, CornerLine.ZOOM).getValue());
  }

  @Test
  void whatChangesThePictureMayStandAnywhereButIsNeverLeftOut(FxRobot robot) {
    desktop.waitForImage();
    open(robot);

    for (CornerLine line : List.of(CornerLine.CHANGES, CornerLine.PHYSICAL_SIZE)) {
      assertEquals(
          List.of(Corner.TOP_LEFT, Corner.TOP_RIGHT, Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT),
          box(robot, line).getItems());
    }
  }

  @Test
  void oneKeyHidesTheTextButNotWhatChangesThePicture(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.I).push(KeyCode.SHIFT, KeyCode.R);

    robot.push(KeyCode.SHIFT, KeyCode.I);

    assertEquals(List.of("", "", "Inverted\nRotated 90°", ""), corners(robot));
    robot.push(KeyCode.SHIFT, KeyCode.I);
    assertEquals(USUAL.getFirst(), corners(robot).getFirst());
  }

  @Test
  void whereThePatientIsHiddenEachOfItsCornersSaysSo(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.D);
    robot.interact(() -> desktop.preferences().corners().set(moved()));

    assertEquals("Patient hidden", corners(robot).getFirst());
    assertEquals("Patient hidden\nDX · CHEST · PA", corners(robot).get(1));
    assertEquals("Patient hidden\n" + USUAL.getLast(), corners(robot).getLast());
  }

  private static Map<CornerLine, Corner> moved() {
    Map<CornerLine, Corner> moved = new EnumMap<>(CornerLine.usual());
    moved.put(CornerLine.PATIENT_ID, Corner.BOTTOM_RIGHT);
    return moved;
  }

  @Test
  void aLowViewportLeavesOutOtherLinesFirst(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.ALT, KeyCode.DIGIT9);
    robot.push(KeyCode.I).push(KeyCode.SHIFT, KeyCode.R).push(KeyCode.SHIFT, KeyCode.P);

    Hands.rest();
    assertEquals("Inverted\nRotated 90°", corners(robot).get(2));
    assertTrue(
        corners(robot).getLast().matches("Zoom .*\nPhysical size if \\d+ dpi hold"),
        corners(robot).getLast());
    robot.push(KeyCode.I);
    assertEquals("Frame 1 / 1\nRotated 90°", corners(robot).get(2));
  }

  /// The page of the preferences.
  private void open(FxRobot robot) {
    robot.interact(() -> desktop.fire("preferences"));
    ListView<String> pages = robot.lookup("#" + PreferencesIds.PAGES).queryListView();
    robot.interact(() -> pages.getSelectionModel().select("Text on the image"));
  }

  private void choose(FxRobot robot, CornerLine line, Corner corner) {
    robot.interact(() -> box(robot, line).setValue(corner));
  }

  private static ComboBox<Corner> box(FxRobot robot, CornerLine line) {
    return robot.lookup("#" + PreferencesIds.CORNER + line.word()).queryComboBox();
  }

  /// From the upper left to the lower right, row by row.
  private List<String> corners(FxRobot robot) {
    Hands.rest();
    return Stream.of(
            ViewerIds.TOP_LEFT, ViewerIds.TOP_RIGHT, ViewerIds.BOTTOM_LEFT, ViewerIds.BOTTOM_RIGHT)
        .map(id -> robot.from(desktop.stage().getScene().getRoot()).lookup("#" + id))
        .map(found -> ((Labeled) found.query()).getText())
        .toList();
  }
}
