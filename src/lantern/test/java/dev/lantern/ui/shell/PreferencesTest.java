package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.ThemeName;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.FocusWalk;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.Legibility;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.settings.KeymapName;
import dev.lantern.ui.settings.PreferencesIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The window of what a user prefers.
@ExtendWith(OnScreen.class)
final class PreferencesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("lantern.root", "."), "src/lantern/target/screenshots");
  private static final int PAGES = 5;
  private static final int KEYS_PAGE = 1;

  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @AfterEach
  void closeTheOtherWindows(FxRobot robot) {
    desktop.closeOtherWindows(robot);
  }

  private Scene open(FxRobot robot, int page) {
    desktop.waitForImage();
    robot.interact(desktop.stage()::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    robot.push(KeyCode.HOME);
    for (int i = 0; i < page; i++) {
      robot.push(KeyCode.DOWN);
    }
    Hands.rest();
    return robot.lookup("#" + PreferencesIds.WINDOW).query().getScene();
  }

  @ParameterizedTest
  @EnumSource(ThemeName.class)
  void everyPageCanBeRead(ThemeName theme, FxRobot robot) throws IOException {
    robot.interact(() -> desktop.preferences().theme().set(theme));
    for (int page = 0; page < PAGES; page++) {
      Scene scene = open(robot, page);
      Picture.of(scene).save(FOLDER.resolve("preferences-" + page + "-" + theme.word() + ".png"));
      List<Legibility.Shown> pale = new ArrayList<>();
      robot.interact(() -> pale.addAll(Legibility.of(scene)));
      pale.removeIf(one -> one.ratio() >= (theme == ThemeName.HIGH_CONTRAST ? 7 : 4.5));
      assertEquals(List.of(), pale);
      robot.push(KeyCode.ESCAPE);
      assertFalse(scene.getWindow().isShowing());
    }
  }

  /// What shows the keyboard is of the theme, and seen in every one by [FocusTest].
  @Test
  void everyControlIsReachedByTheKeyboardAndShowsIt(FxRobot robot) {
    List<Integer> reached = new ArrayList<>();
    for (int page = 0; page < PAGES; page++) {
      Scene scene = open(robot, page);
      List<FocusWalk.Stop> stops = new FocusWalk(robot, scene).stops();
      reached.add(stops.size());
      assertEquals(List.of(), stops.stream().filter(stop -> stop.ring() < 0.75).toList());
      robot.push(KeyCode.ESCAPE);
    }
    assertEquals(List.of(3, 6, 16, 3, 2), reached);
  }

  @Test
  void theThemeIsChosenByTheArrowKeysAndSeenAtOnce(FxRobot robot) {
    open(robot, 0);
    robot.push(KeyCode.TAB).push(KeyCode.DOWN);
    assertEquals(ThemeName.LIGHT, desktop.preferences().theme().get());
    assertEquals(2, desktop.stage().getScene().getStylesheets().size());
  }

  @Test
  void theLanguagesAreThoseOfTheWords(FxRobot robot) {
    open(robot, 0);
    ComboBox<Optional<String>> languages = box(robot, PreferencesIds.LANGUAGE);
    assertEquals(List.of(Optional.empty(), Optional.of("en")), languages.getItems().subList(0, 2));
    assertEquals("As the system", languages.getConverter().toString(Optional.empty()));
    assertEquals("English", languages.getConverter().toString(Optional.of("en")));
    robot.interact(() -> languages.setValue(Optional.of("en")));
    assertEquals(Optional.of("en"), desktop.preferences().language().get());
  }

  @Test
  void aDragUpwardBrightensWhereTheReaderWantsItSo(FxRobot robot) {
    open(robot, KEYS_PAGE);
    double before = desktop.viewer().window().center();
    robot.interact(() -> desktop.viewer().dragWindow(0, -10));
    double darker = desktop.viewer().window().center();
    assertTrue(darker > before, "a higher centre is a darker image");

    robot.clickOn("#" + PreferencesIds.DRAG + "brighter");
    robot.interact(() -> desktop.viewer().dragWindow(0, -10));

    assertEquals(before, desktop.viewer().window().center(), 1e-9);
    robot.interact(() -> desktop.shell().keysShown().set(true));
    assertTrue(
        robot.lookup("#" + ShellIds.KEYS).query().lookupAll(".label").stream()
            .map(node -> ((Labeled) node).getText())
            .anyMatch(text -> text.endsWith("up is brighter")));
    assertTrue(desktop.preferences().upBrightens().get());
  }

  @Test
  void everyCommandOfTheMenusIsInTheTable(FxRobot robot) {
    open(robot, KEYS_PAGE);
    assertEquals(desktop.keys().inForce().get().size(), table(robot).getItems().size());
    assertTrue(table(robot).getItems().size() > 60);
    assertEquals("Open files | File | Ctrl+O | ", line(robot, 0));
    assertEquals(
        "Every key has one meaning. What you change counts at once and is kept.", said(robot));
  }

  @Test
  void aCommandIsGivenAKeyByTheKeyboardAlone(FxRobot robot) {
    open(robot, KEYS_PAGE);
    find(robot, "Fit to window");
    robot.push(KeyCode.ENTER);
    assertTrue(said(robot).startsWith("Press the new key of “Fit to window”."));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);

    assertEquals("Fit to window | Image | Ctrl+Shift+E | Changed by you", line(robot, 0));
    assertEquals("Shift+Shortcut+E", desktop.keys().inForce().get().get("fit"));
    robot.push(KeyCode.DELETE);
    assertEquals("Fit to window | Image |  | Changed by you", line(robot, 0));
    robot.interact(button(robot, PreferencesIds.KEY_RESET)::fire);
    assertEquals("Fit to window | Image | F | ", line(robot, 0));
  }

  @Test
  void escLeavesTheKeyAsItIsAndThenTheWindow(FxRobot robot) {
    Scene scene = open(robot, KEYS_PAGE);
    find(robot, "Fit to window");
    robot.push(KeyCode.ENTER).push(KeyCode.ESCAPE);
    assertTrue(scene.getWindow().isShowing());
    assertEquals("Fit to window | Image | F | ", line(robot, 0));
    robot.push(KeyCode.ESCAPE);
    assertFalse(scene.getWindow().isShowing());
  }

  @Test
  void aKeyOfTwoMeaningsIsMarkedInBothLinesAndNotInForce(FxRobot robot) {
    open(robot, KEYS_PAGE);
    find(robot, "Fit to window");
    robot.push(KeyCode.ENTER).push(KeyCode.I);
    assertEquals("Fit to window | Image | I | Also: Invert", line(robot, 0));
    assertEquals("F", desktop.keys().inForce().get().get("fit"));
    assertTrue(said(robot).startsWith("A key has two meanings"));
    robot.interact(() -> search(robot).setText("invert"));
    assertEquals("Invert | Image | I | Also: Fit to window", line(robot, 0));
    assertEquals(List.of("Invert"), marked(robot));
    robot.interact(() -> search(robot).setText("fit to"));
    assertEquals(List.of("Fit to window"), marked(robot));

    find(robot, "Fit to window");
    assertEquals(List.of("Fit to window"), marked(robot));
    robot.interact(button(robot, PreferencesIds.KEY_TAKE)::fire);

    assertEquals("I", desktop.keys().inForce().get().get("fit"));
    assertEquals("", desktop.keys().inForce().get().get("invert"));
    robot.interact(button(robot, PreferencesIds.KEYS_RESET)::fire);
    assertEquals("I", desktop.keys().inForce().get().get("invert"));
  }

  @Test
  void whatIsNotSettledIsForgottenWithTheWindow(FxRobot robot) {
    open(robot, KEYS_PAGE);
    find(robot, "Fit to window");
    robot.push(KeyCode.ENTER).push(KeyCode.DIGIT5);
    assertEquals("Fit to window | Image | 5 | Also: Window: mediastinum", line(robot, 0));
    robot.push(KeyCode.ENTER).push(KeyCode.F10);
    assertEquals(
        "Fit to window | Image | F10 | Also: a key that always does the same", line(robot, 0));
    robot.push(KeyCode.ESCAPE);
    open(robot, KEYS_PAGE);
    find(robot, "Fit to window");
    assertEquals("Fit to window | Image | F | ", line(robot, 0));
  }

  @Test
  void anotherKeymapIsInTheTableAtOnce(FxRobot robot) {
    open(robot, KEYS_PAGE);
    find(robot, "Pan tool");
    ComboBox<KeymapName> keymaps = box(robot, PreferencesIds.KEYMAP);
    robot.interact(() -> keymaps.setValue(KeymapName.WEASIS));
    assertEquals("Pan tool | Image | T | ", line(robot, 0));
    assertEquals("weasis", desktop.preferences().keys().get().keymap());
  }

  @Test
  void theNetworkLooksOnlyWhenAskedWhereThatIsPreferred(FxRobot robot) {
    open(robot, 3);
    assertEquals(
        "cxr-fixture 0.0.1: Pneumonia on chest radiographs",
        ((Labeled) robot.lookup("#" + PreferencesIds.BUNDLES + " > .label").query()).getText());
    robot.interact(robot.lookup("#" + PreferencesIds.DIAGNOSE).queryAs(CheckBox.class)::fire);
    robot.push(KeyCode.ESCAPE);
    desktop.open(robot, "chest");
    assertInstanceOf(FindingsState.Offered.class, desktop.shell().findings().state().get());
    assertTrue(desktop.viewer().heatmap().get().isEmpty());
    Button diagnose = button(robot, CommandControls.BUTTON + "diagnose");
    assertEquals("Diagnose now (Ctrl+D)", diagnose.getTooltip().getText());

    robot.interact(diagnose::fire);
    desktop.waitForFindings();
    assertTrue(robot.lookup("#" + FindingsIds.CARD + "pneumonia").tryQuery().isPresent());

    desktop.open(robot, "ramp two");
    robot.interact(desktop.stage()::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.D);
    desktop.waitForFindings();
  }

  @Test
  void theNetworkThatIsChosenJudgesEveryImageAnew(FxRobot robot) {
    desktop.open(robot, "chest");
    desktop.waitForFindings();
    assertTrue(desktop.viewer().heatmap().get().isPresent());
    open(robot, 3);
    ComboBox<Optional<String>> judges = box(robot, PreferencesIds.NETWORK);
    assertEquals(
        List.of(
            "For each image the first that was made for it",
            "cxr-fixture 0.0.1",
            "us-fixture 0.0.1"),
        judges.getItems().stream().map(judges.getConverter()::toString).toList());

    robot.interact(() -> judges.setValue(Optional.of("us-fixture")));
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Refused);
    assertEquals(
        "us-fixture 0.0.1", desktop.shell().findings().bundle().get().orElseThrow().name());
    assertTrue(desktop.viewer().heatmap().get().isEmpty());

    robot.interact(() -> judges.setValue(Optional.empty()));
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Judged);
    assertTrue(desktop.viewer().heatmap().get().isPresent());
  }

  @Test
  void theMemoryOfFramesIsAsManyMebibytesAsChosen(FxRobot robot) {
    open(robot, 4);
    Spinner<Integer> memory = robot.lookup("#" + PreferencesIds.FRAME_MEMORY).query();
    robot.interact(() -> memory.increment());
    assertEquals(320, desktop.preferences().frameMemory().get());
    for (Map.Entry<String, Integer> typed :
        List.of(
            Map.entry("512", 512),
            Map.entry("99999", 65_536),
            Map.entry("many", 65_536),
            Map.entry("-3", 65_536),
            Map.entry("", 65_536),
            Map.entry("0", 0))) {
      robot.interact(memory.getEditor()::requestFocus);
      robot.interact(() -> memory.getEditor().setText(typed.getKey()));
      robot.push(KeyCode.ENTER);
      assertEquals(typed.getValue(), desktop.preferences().frameMemory().get(), typed.getKey());
      robot.push(KeyCode.TAB);
      assertEquals(typed.getValue().toString(), memory.getEditor().getText());
    }
    assertEquals(Optional.empty(), desktop.shell().message().get(), "nothing went wrong");
  }

  private static void find(FxRobot robot, String command) {
    robot.interact(
        () -> {
          search(robot).setText(command);
          table(robot).getSelectionModel().select(0);
          table(robot).requestFocus();
        });
    Hands.rest();
  }

  private static TextField search(FxRobot robot) {
    return robot.lookup("#" + PreferencesIds.KEYS_SEARCH).query();
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#" + PreferencesIds.KEYS).query();
  }

  private static String line(FxRobot robot, int row) {
    Hands.rest();
    return String.join(
        " | ",
        table(robot).getColumns().stream()
            .map(column -> String.valueOf(column.getCellData(row)))
            .toList());
  }

  private static List<String> marked(FxRobot robot) {
    Hands.rest();
    return table(robot).lookupAll(".table-row-cell").stream()
        .map(node -> (TableRow<?>) node)
        .filter(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("taken")))
        .map(row -> line(robot, row.getIndex()).split(" \\| ", -1)[0])
        .sorted()
        .toList();
  }

  private static String said(FxRobot robot) {
    return robot.lookup("#" + PreferencesIds.KEYS_SAID).queryLabeled().getText();
  }

  private static Button button(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryButton();
  }

  private static <T> ComboBox<T> box(FxRobot robot, String id) {
    return robot.lookup("#" + id).query();
  }
}
