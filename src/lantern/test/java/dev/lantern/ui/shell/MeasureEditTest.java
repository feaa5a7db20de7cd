package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.CommandMenu;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.measure.MeasureIds;
import dev.lantern.ui.measure.MeasurementsViewModel;
import dev.lantern.ui.viewer.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Editing, hiding and listing what is drawn.
@ExtendWith(OnScreen.class)
final class MeasureEditTest {
  private final OpenDesktop desktop = new OpenDesktop(Optional.empty(), "ct");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  private MeasurementsViewModel measurements() {
    return desktop.shell().measurements();
  }

  private static MeasureShape line(double x0, double y0, double x1, double y1) {
    return new MeasureShape.Length(new Point(x0, y0), new Point(x1, y1));
  }

  private static MeasureShape only(MeasureHand hand) {
    assertEquals(1, hand.all().size());
    return hand.all().getFirst().shape();
  }

  @Test
  void aHandleIsDraggedAndTheChangeTakenBackAndMadeAgain(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 80, 60);
    robot.push(KeyCode.W);
    Picture first = hand.look();

    hand.drag(80, 60, 80, 20);
    assertEquals(line(20, 20, 80, 20), only(hand));
    assertEquals("30.0 mm\ncalibrated", hand.label(0));
    Picture second = hand.look();

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(line(20, 20, 80, 60), only(hand));
    assertEquals("50.0 mm\ncalibrated", hand.label(0));
    hand.click(50, 40);
    assertArrayEquals(first.argb(), hand.look().argb());

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertEquals(line(20, 20, 80, 20), only(hand));
    hand.click(50, 20);
    assertArrayEquals(second.argb(), hand.look().argb());

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of(), hand.all());
  }

  @Test
  void aHandleIsFoundWhereATurnedViewShowsIt(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 50);
    robot.push(KeyCode.W);
    robot.push(KeyCode.SHIFT, KeyCode.R);
    robot.push(KeyCode.SHIFT, KeyCode.F);
    MeasureHand turned = new MeasureHand(desktop, robot);

    turned.drag(60, 50, 40, 56);

    assertEquals(line(20, 20, 40, 56), only(hand));
  }

  @Test
  void aLineIsDraggedAsAWholeAndElsewhereTheToolWorksAsEver(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 20);
    robot.push(KeyCode.W);
    WindowLevel window = desktop.viewer().window();

    hand.drag(40, 20, 45, 40);
    assertEquals(line(25, 40, 65, 40), only(hand));
    assertEquals(window, desktop.viewer().window());

    hand.drag(40, 70, 50, 70);
    assertEquals(line(25, 40, 65, 40), only(hand));
    assertNotEquals(window, desktop.viewer().window());
    assertEquals(Optional.empty(), measurements().selected().get());
  }

  @Test
  void aClickOnTheWordsSelectsWithoutMoving(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 20);
    robot.push(KeyCode.W);
    hand.click(50, 70);
    assertEquals(Optional.empty(), measurements().selected().get());

    // Ten screen pixels right of the line.
    hand.drag(60 + 20 / MeasureHand.ZOOM, 20, 70, 50);

    assertEquals(Optional.of(hand.all().getFirst()), measurements().selected().get());
    assertEquals(line(20, 20, 60, 20), only(hand));
  }

  @Test
  void writtenWordsAreDraggedByThemselves(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    robot.push(KeyCode.X);
    hand.click(30, 30);
    robot.write("some words");
    robot.push(KeyCode.ENTER);
    robot.push(KeyCode.W);

    hand.drag(38, 30, 48, 50);

    assertEquals(new MeasureShape.Text(new Point(40, 50), "some words"), only(hand));
  }

  @Test
  void deleteTakesTheSelectedOneAlone(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(20, 20, 60, 20);
    hand.length(20, 40, 60, 40);
    robot.push(KeyCode.W);
    hand.click(40, 20);
    robot.push(KeyCode.DELETE);
    assertEquals(line(20, 40, 60, 40), only(hand));
    robot.push(KeyCode.DELETE);
    assertEquals(1, hand.all().size(), "nothing is selected");
  }

  @Test
  void hidingRestoresTheImageExactlyAndADrawnOneIsSeenAgain(FxRobot robot) {
    MeasureHand hand = new MeasureHand(desktop, robot);
    Picture image = hand.look();
    hand.length(20, 20, 60, 20);
    robot.push(KeyCode.W);
    Picture drawn = hand.look();

    robot.push(KeyCode.SHIFT, KeyCode.M);
    assertArrayEquals(image.argb(), hand.look().argb());
    hand.drag(40, 20, 40, 30);
    assertEquals(line(20, 20, 60, 20), only(hand), "what is hidden is not edited");

    robot.push(KeyCode.R);
    new MeasureHand(desktop, robot);
    robot.push(KeyCode.SHIFT, KeyCode.M);
    hand.click(40, 20);
    assertArrayEquals(drawn.argb(), hand.look().argb());

    robot.push(KeyCode.SHIFT, KeyCode.M);
    hand.length(20, 40, 60, 40);
    assertTrue(measurements().visible().get());
  }

  @Test
  void measurementsBelongToTheirFrame(FxRobot robot) {
    desktop.open(robot, "stack");
    desktop.waitForImage();
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(10, 20, 50, 20);
    robot.push(KeyCode.W);
    hand.click(30, 50);
    Picture drawn = hand.look();

    robot.push(KeyCode.DOWN);
    OpenDesktop.waitFor(() -> desktop.viewer().shown().get().orElseThrow().position() == 1);
    assertEquals("", hand.label(0));
    hand.length(10, 30, 30, 30);
    assertEquals("4.00 mm\nat the detector, not in the patient", hand.label(0));
    robot.push(KeyCode.W);

    robot.push(KeyCode.UP);
    OpenDesktop.waitFor(() -> desktop.viewer().shown().get().orElseThrow().position() == 0);
    assertEquals("8.00 mm\nat the detector, not in the patient", hand.label(0));
    assertArrayEquals(drawn.argb(), hand.look().argb());
    assertEquals(List.of(0, 1), hand.all().stream().map(Measurement::frame).toList());

    robot.interact(() -> desktop.shell().closeAll());
    desktop.open(robot, "stack");
    desktop.waitForImage();
    assertEquals(
        "8.00 mm\nat the detector, not in the patient", hand.label(0), "once opened again");
  }

  @Test
  void theListSaysWhatThereIsAndGoesThere(FxRobot robot) {
    desktop.open(robot, "stack");
    desktop.waitForImage();
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(10, 20, 50, 20);
    robot.push(KeyCode.DOWN);
    OpenDesktop.waitFor(() -> desktop.viewer().shown().get().orElseThrow().position() == 1);
    robot.push(KeyCode.Q);
    hand.drag(10, 30, 20, 40);
    TitledPane panel = robot.lookup("#" + MeasureIds.PANEL).query();
    assertEquals("Measurements (2)", panel.getText());
    assertFalse(panel.isExpanded());

    robot.push(KeyCode.CONTROL, KeyCode.L);
    assertTrue(panel.isExpanded());
    assertEquals(
        List.of(
            "Length · 8.00 mm",
            "Frame 1 / 9 · at the detector, not in the patient",
            "Rectangle · 4.00 mm²",
            "Frame 2 / 9 · at the detector, not in the patient"),
        cells(robot));

    robot.clickOn("Length · 8.00 mm");
    OpenDesktop.waitFor(() -> desktop.viewer().shown().get().orElseThrow().position() == 0);
    assertEquals(Optional.of(hand.all().getFirst()), measurements().selected().get());
    ListView<?> list = robot.lookup("#" + MeasureIds.LIST).queryListView();
    assertEquals(0, list.getSelectionModel().getSelectedIndex());

    robot.push(KeyCode.DELETE);
    assertEquals("Measurements (1)", panel.getText());
  }

  @Test
  void theListCountsFramesAsTheReaderScrollsThroughThem(FxRobot robot) {
    desktop.open(robot, "shuffled");
    OpenDesktop.waitFor(() -> desktop.viewer().frameCount().get() == 3);
    robot.interact(() -> desktop.viewer().goTo(2));
    OpenDesktop.waitFor(
        () -> desktop.viewer().shown().get().filter(f -> f.index() == 0).isPresent());
    MeasureHand hand = new MeasureHand(desktop, robot);
    hand.length(10, 20, 50, 20);
    robot.interact(() -> desktop.viewer().goTo(0));
    robot.push(KeyCode.CONTROL, KeyCode.L);

    assertTrue(cells(robot).get(1).startsWith("Frame 3 / 3"), cells(robot).toString());
    robot.clickOn("Length · 8.00 mm");

    OpenDesktop.waitFor(
        () -> desktop.viewer().shown().get().filter(f -> f.index() == 0).isPresent());
  }

  @Test
  void undoTakesBackWhatWasDrawnAndLeavesTheCursor(FxRobot robot) {
    robot.push(KeyCode.U);
    robot.push(KeyCode.SHIFT, KeyCode.ENTER).push(KeyCode.SHIFT, KeyCode.ENTER);
    robot.push(KeyCode.SHIFT, KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.ENTER);
    assertEquals(1, new MeasureHand(desktop, robot).all().size());

    robot.push(KeyCode.CONTROL, KeyCode.Z);

    assertEquals(List.of(), new MeasureHand(desktop, robot).all());
    assertTrue(robot.lookup("#" + MeasureIds.CURSOR).tryQuery().isPresent());
  }

  private static List<String> cells(FxRobot robot) {
    return robot
        .from(robot.lookup("#" + MeasureIds.LIST))
        .lookup(".list-cell .label")
        .<Labeled>queryAll()
        .stream()
        .map(Labeled::getText)
        .toList();
  }

  @Test
  void everyCommandHasAnItemAKeyAndSaysIt(FxRobot robot) {
    MenuBar bar = robot.lookup(".menu-bar").query();
    Menu menu =
        bar.getMenus().stream()
            .filter(one -> one.getId().equals("menu-measure"))
            .findFirst()
            .orElseThrow();
    Map<String, Tool> tools =
        Map.of(
            "tool-length", Tool.LENGTH,
            "tool-angle", Tool.ANGLE,
            "tool-cobb", Tool.COBB,
            "tool-rectangle", Tool.RECTANGLE,
            "tool-ellipse", Tool.ELLIPSE,
            "tool-polygon", Tool.POLYGON,
            "tool-arrow", Tool.ARROW,
            "tool-text", Tool.TEXT);
    CommandMenu button = robot.lookup("#" + ShellIds.MEASURE).query();
    List<String> keys = new ArrayList<>();
    List<MenuItem> items =
        menu.getItems().stream()
            .flatMap(
                item -> item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item))
            .toList();
    for (MenuItem item : items) {
      if (!(item instanceof SeparatorMenuItem)) {
        keys.add(item.getAccelerator().getDisplayText());
        String command = item.getId().substring(CommandControls.ITEM.length());
        Optional.ofNullable(tools.get(command))
            .ifPresent(
                tool -> {
                  robot.interact(item::fire);
                  assertEquals(tool, desktop.viewer().tool().get());
                  String word = item.getText();
                  assertTrue(
                      button.getItems().stream()
                          .anyMatch(
                              other ->
                                  (CommandMenu.ITEM + command).equals(other.getId())
                                      && other
                                          .getText()
                                          .equals(
                                              word
                                                  + " ("
                                                  + item.getAccelerator().getDisplayText()
                                                  + ")")),
                      command);
                });
      }
    }
    assertEquals(
        List.of(
            "U",
            "A",
            "C",
            "Q",
            "E",
            "P",
            "V",
            "X",
            "Shift+←",
            "Shift+→",
            "Shift+↑",
            "Shift+↓",
            "Alt+Shift+←",
            "Alt+Shift+→",
            "Alt+Shift+↑",
            "Alt+Shift+↓",
            "Shift+↵",
            "F4",
            "F3",
            "Shift+F3",
            "Ctrl+Z",
            "Ctrl+Shift+Z",
            "Delete",
            "↵",
            "F2",
            "Shift+M",
            "Ctrl+L"),
        keys);
  }
}
