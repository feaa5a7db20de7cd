package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ViewerIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The reader speaks before the network does.
@ExtendWith(OnScreen.class)
final class ReadFirstTest {
  private final Path folder;
  private final OpenDesktop desktop;

  ReadFirstTest(@TempDir Path folder) {
    this.folder = folder;
    this.desktop = OpenDesktop.keepingUnder(folder, "ramp");
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void openAnImageUnread(FxRobot robot) {
    desktop.waitForFindings();
    robot.push(KeyCode.CONTROL, KeyCode.R);
    desktop.open(robot, "chest");
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Concealed);
  }

  @Test
  void nothingOfTheNetworkIsSeenBeforeTheReaderHasSpoken(FxRobot robot) throws IOException {
    assertFalse(robot.lookup("#" + FindingsIds.CARD + "pneumonia").tryQuery().isPresent());
    assertFalse(robot.lookup("87 %").tryQuery().isPresent());
    assertFalse(robot.lookup("#" + ViewerIds.LEGEND).query().isVisible());
    Picture concealed = desktop.canvas(robot);
    ButtonBase keep = button(robot, FindingsIds.READING_KEEP);
    assertTrue(keep.isDisabled());
    press(robot, "pneumonia-ABSENT");
    assertTrue(keep.isDisabled(), "the effusion has no answer");
    press(robot, "effusion-UNSURE");
    robot.interact(() -> note(robot, "pneumonia").setText("rotated"));
    robot.interact(() -> note(robot, "effusion").setText("the angle is cut off "));
    assertArrayEquals(concealed.argb(), desktop.canvas(robot).argb());

    robot.interact(keep::fire);
    desktop.waitForFindings();

    assertTrue(robot.lookup("87 %").tryQuery().isPresent());
    assertTrue(robot.lookup("#" + ViewerIds.LEGEND).query().isVisible());
    assertTrue(
        text(robot, FindingsIds.READING_STATUS)
            .matches("Your reading of \\d\\d:\\d\\d was kept before the network was heard\\."));
    assertEquals(
        List.of(
            "pneumonia,absent,true,rotated,0.87", "effusion,unsure,true,the angle is cut off,0.12"),
        kept().stream()
            .map(line -> line.replaceFirst("^[^,]*,[^,]*,", ""))
            .map(ReadFirstTest::begin)
            .toList());
  }

  @Test
  void afterwardsTheReaderAgreesOrDoesNot(FxRobot robot) throws IOException {
    robot.push(KeyCode.CONTROL, KeyCode.R);
    desktop.waitForFindings();
    assertEquals("Agree", button(robot, FindingsIds.READING + "pneumonia-PRESENT").getText());
    assertEquals("Disagree", button(robot, FindingsIds.READING + "pneumonia-ABSENT").getText());
    assertEquals("Agree", button(robot, FindingsIds.READING + "effusion-ABSENT").getText());
    press(robot, "pneumonia-ABSENT");
    robot.interact(button(robot, FindingsIds.READING_KEEP)::fire);
    OpenDesktop.waitFor(() -> text(robot, FindingsIds.READING_STATUS).startsWith("Kept at "));
    assertTrue(kept().getFirst().contains(",pneumonia,absent,false,,0.87"), kept().toString());
    assertEquals(1, kept().size());

    desktop.willChoose(folder.toString());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
    OpenDesktop.waitFor(
        () -> text(robot, FindingsIds.READING_STATUS).startsWith("All readings are in lantern-"));
    try (Stream<Path> files = Files.list(folder)) {
      Path copy =
          files
              .filter(file -> file.getFileName().toString().startsWith("lantern-readings-"))
              .findFirst()
              .orElseThrow();
      assertEquals(Files.readString(readings()), Files.readString(copy));
    }
  }

  @Test
  void aFindingHasANoteOfItsOwnOnceItHasAnAnswer(FxRobot robot) throws IOException {
    assertTrue(note(robot, "pneumonia").isDisabled());
    press(robot, "pneumonia-PRESENT");
    assertFalse(note(robot, "pneumonia").isDisabled());
    assertTrue(note(robot, "effusion").isDisabled());
    robot.clickOn(note(robot, "pneumonia")).write("left base");
    press(robot, "effusion-ABSENT");
    robot.interact(button(robot, FindingsIds.READING_KEEP)::fire);
    desktop.waitForFindings();

    assertEquals("left base", note(robot, "pneumonia").getText(), "it may be thought over");
    assertEquals("", note(robot, "effusion").getText());
    robot.interact(() -> note(robot, "pneumonia").setText("left base, and lingula"));
    robot.interact(button(robot, FindingsIds.READING_KEEP)::fire);
    OpenDesktop.waitFor(() -> text(robot, FindingsIds.READING_STATUS).startsWith("Kept at "));
    assertEquals(
        List.of(
            "pneumonia,present,true,left base,0.87",
            "effusion,absent,true,,0.12",
            "pneumonia,present,false,\"left base, and lingula\",0.87",
            "effusion,absent,false,,0.12"),
        kept().stream()
            .map(line -> line.replaceFirst("^[^,]*,[^,]*,", ""))
            .map(line -> line.replaceFirst("(0\\.\\d\\d).*", "$1"))
            .toList());
  }

  @Test
  void theSameIsNotKeptTwiceAndLeastOfAllAsIfItCameAfterTheNetwork(FxRobot robot)
      throws IOException {
    robot.push(KeyCode.ALT, KeyCode.N).push(KeyCode.ALT, KeyCode.M).push(KeyCode.ALT, KeyCode.N);
    robot.push(KeyCode.ALT, KeyCode.K);
    desktop.waitForFindings();
    robot.push(KeyCode.ALT, KeyCode.K).push(KeyCode.ALT, KeyCode.K);
    robot.push(KeyCode.ALT, KeyCode.N).push(KeyCode.ALT, KeyCode.K);
    OpenDesktop.waitFor(() -> text(robot, FindingsIds.READING_STATUS).startsWith("Kept at "));

    assertEquals(
        List.of(
            "pneumonia,absent,true,,0.87",
            "effusion,absent,true,,0.12",
            "pneumonia,absent,false,,0.87",
            "effusion,present,false,,0.12"),
        kept().stream()
            .map(line -> line.replaceFirst("^[^,]*,[^,]*,", ""))
            .map(ReadFirstTest::begin)
            .toList());
  }

  @Test
  void whatIsSaidOfAnImageWaitsForItsReader(FxRobot robot) {
    press(robot, "pneumonia-ABSENT");
    robot.interact(() -> note(robot, "pneumonia").setText("rotated"));

    robot.clickOn("Series ramp");
    desktop.waitForFindings();
    robot.clickOn("Series chest");
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Concealed);

    assertEquals("rotated", note(robot, "pneumonia").getText());
    assertEquals("", note(robot, "effusion").getText());
    ToggleButton absent =
        robot.lookup("#" + FindingsIds.READING + "pneumonia-ABSENT").queryAs(ToggleButton.class);
    assertTrue(absent.isSelected(), "its answer waits, too");
  }

  @Test
  void isReadByKeysAlone(FxRobot robot) throws IOException {
    assertEquals(List.of(true, false), marked(robot));
    robot.push(KeyCode.ALT, KeyCode.K);
    assertInstanceOf(FindingsState.Concealed.class, desktop.shell().findings().state().get());
    robot.push(KeyCode.ALT, KeyCode.T);
    assertFalse(note(robot, "pneumonia").isFocused(), "it has no answer yet");

    robot.push(KeyCode.ALT, KeyCode.N).push(KeyCode.ALT, KeyCode.T).write("rotated");
    assertTrue(note(robot, "pneumonia").isFocused());
    robot.push(KeyCode.ALT, KeyCode.M);
    assertEquals(List.of(false, true), marked(robot));
    robot.push(KeyCode.ALT, KeyCode.U).push(KeyCode.ALT, KeyCode.K);
    desktop.waitForFindings();
    robot.push(KeyCode.ALT, KeyCode.M).push(KeyCode.ALT, KeyCode.Y).push(KeyCode.ALT, KeyCode.K);
    OpenDesktop.waitFor(() -> text(robot, FindingsIds.READING_STATUS).startsWith("Kept at "));

    assertEquals(
        List.of(
            "pneumonia,absent,true,rotated,0.87",
            "effusion,unsure,true,,0.12",
            "pneumonia,present,false,rotated,0.87",
            "effusion,unsure,false,,0.12"),
        kept().stream()
            .map(line -> line.replaceFirst("^[^,]*,[^,]*,", ""))
            .map(ReadFirstTest::begin)
            .toList());
    assertEquals(
        "Your answer; its key answers for the finding with the arrow (Alt+Y)",
        button(robot, FindingsIds.READING + "pneumonia-PRESENT").getTooltip().getText());
    assertTrue(button(robot, FindingsIds.READING_KEEP).getTooltip().getText().endsWith(" (Alt+K)"));
  }

  @Test
  void aNoteThatGetsTheKeyboardByAKeyIsScrolledTo(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.R);
    desktop.waitForFindings();
    ScrollPane panel = robot.lookup("#" + FindingsIds.PANEL + " .scroll-pane").query();
    robot.push(KeyCode.ALT, KeyCode.M).push(KeyCode.ALT, KeyCode.Y);
    assertEquals(0, panel.getVvalue());
    TextArea note = note(robot, "effusion");
    Bounds before = note.localToScene(note.getBoundsInLocal());
    Bounds room = panel.localToScene(panel.getBoundsInLocal());
    assertTrue(before.getMaxY() > room.getMaxY(), before + " in " + room);

    robot.push(KeyCode.ALT, KeyCode.T);
    Hands.rest();

    assertTrue(note.isFocused());
    assertTrue(room.contains(note.localToScene(note.getBoundsInLocal())));
  }

  @Test
  void whatIsAnsweredOrNotedIsMarked(FxRobot robot) {
    press(robot, "effusion-ABSENT");
    assertEquals(List.of(false, true), marked(robot));
    press(robot, "pneumonia-ABSENT");
    assertEquals(List.of(true, false), marked(robot));
    robot.interact(note(robot, "effusion")::requestFocus);
    assertEquals(List.of(false, true), marked(robot));
    robot.interact(() -> desktop.fire("reading-next"));
    assertEquals(List.of(true, false), marked(robot), "after the last the first");
    desktop.open(robot, "ramp");
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Concealed);
    assertEquals(List.of(true, false), marked(robot));
  }

  @Test
  void anotherImageIsAskedAnew(FxRobot robot) {
    press(robot, "pneumonia-ABSENT");
    robot.interact(() -> note(robot, "pneumonia").setText("of the first image"));
    desktop.open(robot, "ramp");
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Concealed);
    Hands.rest();
    assertInstanceOf(FindingsState.Concealed.class, desktop.shell().findings().state().get());
    assertTrue(button(robot, FindingsIds.READING_KEEP).isDisabled());
    press(robot, "effusion-ABSENT");
    assertTrue(button(robot, FindingsIds.READING_KEEP).isDisabled());
    assertEquals("", note(robot, "pneumonia").getText());
  }

  @Test
  void saysThatNothingWasKeptWhereItCannotBe(FxRobot robot) throws IOException {
    Files.createDirectories(readings());
    press(robot, "pneumonia-ABSENT");
    press(robot, "effusion-ABSENT");
    robot.interact(button(robot, FindingsIds.READING_KEEP)::fire);
    OpenDesktop.waitFor(
        () -> text(robot, FindingsIds.READING_STATUS).startsWith("The reading could not be"));
    assertInstanceOf(FindingsState.Concealed.class, desktop.shell().findings().state().get());
  }

  private static String begin(String line) {
    String[] cells = line.split(",", -1);
    return String.join(
        ",", cells[0], cells[1], cells[2], cells[3], cells[4].replaceFirst("0+$", ""));
  }

  private Path readings() {
    return folder.resolve("readings.csv");
  }

  private List<String> kept() throws IOException {
    return Files.readAllLines(readings()).stream().skip(1).toList();
  }

  private static void press(FxRobot robot, String answer) {
    robot.interact(button(robot, FindingsIds.READING + answer)::fire);
  }

  /// Whether the arrow is at the pneumonia, and at the effusion.
  private static List<Boolean> marked(FxRobot robot) {
    Hands.rest();
    return Stream.of("pneumonia", "effusion")
        .map(id -> robot.lookup("#" + FindingsIds.READING_QUESTION + id).queryLabeled())
        .map(question -> question.getGraphic().isVisible())
        .toList();
  }

  private static TextArea note(FxRobot robot, String finding) {
    Hands.rest();
    return robot.lookup("#" + FindingsIds.READING_NOTE + finding).queryAs(TextArea.class);
  }

  private static ButtonBase button(FxRobot robot, String id) {
    Hands.rest();
    return robot.lookup("#" + id).queryAs(ButtonBase.class);
  }

  private static String text(FxRobot robot, String id) {
    Hands.rest();
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
