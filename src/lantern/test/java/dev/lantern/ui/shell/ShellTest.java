package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.Keyed;
import dev.lantern.ui.controls.MessageBanner;
import dev.lantern.ui.controls.ResearchBanner;
import dev.lantern.ui.controls.StageFileChooser;
import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.studies.StudiesView;
import dev.lantern.ui.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Opening, progress, messages and the frame of the window; no bundle can be used here.
@ExtendWith(OnScreen.class)
final class ShellTest {
  private final OpenDesktop desktop = new OpenDesktop(Optional.empty());

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void opensChosenFilesAndListsTheirSeries(FxRobot robot) {
    desktop.willChoose("ramp", "stack");

    robot.push(KeyCode.CONTROL, KeyCode.O);

    desktop.waitForImage();
    TreeView<?> tree = robot.lookup("#" + StudiesView.TREE).query();
    // A patient, a study, two series.
    assertEquals(4, tree.getExpandedItemCount());
    assertEquals(2, tree.getSelectionModel().getSelectedIndex());
    assertEquals("Opened 2 series, 2 images.", desktop.shell().status().get());
    OpenDesktop.waitFor(
        () ->
            desktop.shell().studies().items().stream()
                .allMatch(item -> item.thumbnail().get().isPresent()));
    assertEquals("memory/ramp", shownName());

    robot.clickOn("Series stack");

    OpenDesktop.waitFor(() -> shownName().equals("memory/stack"));
  }

  @Test
  void opensAFolderFromTheMenu(FxRobot robot) {
    desktop.willChoose("chest");

    robot.clickOn("#menu-file").clickOn("#" + CommandControls.ITEM + "open-folder");

    desktop.waitForImage();
    assertEquals("memory/chest", shownName());
    robot.push(KeyCode.CONTROL, KeyCode.W);
    assertEquals(List.of(), desktop.shell().studies().items());
    assertTrue(desktop.viewer().shown().get().isEmpty());
  }

  @Test
  void opensWhatIsDropped(FxRobot robot) {
    ClipboardContent file = new ClipboardContent();
    file.putFiles(List.of(new File("ramp")));
    robot.interact(() -> Drop.on(desktop.stage().getScene().getRoot(), file));

    desktop.waitForImage();
    assertEquals("memory/ramp", shownName());
  }

  @Test
  void saysWhatCouldNotBeUsedAndLetsItBeCopiedAndClosed(FxRobot robot) {
    desktop.willChoose("broken.dcm");
    robot.push(KeyCode.CONTROL, KeyCode.O);
    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());

    Node banner = robot.lookup("#" + MessageBanner.ID).query();
    TextArea detail = robot.lookup("#" + MessageBanner.DETAIL).queryAs(TextArea.class);
    assertTrue(banner.isVisible());
    String line =
        """
        broken.dcm: The file ends too early. (12 bytes are missing)
        Copy it again from where it came.\
        """;
    assertEquals(line, detail.getText());
    robot.clickOn("#" + MessageBanner.COPY);
    robot.interact(
        () ->
            assertEquals(
                "No image could be opened\n" + line, Clipboard.getSystemClipboard().getString()));
    robot.clickOn("#" + MessageBanner.CLOSE);
    assertFalse(banner.isVisible());
  }

  @Test
  void whatShouldNotHappenIsOneSentenceAndNoTraceHoweverOftenItDoes(FxRobot robot) {
    for (int i = 0; i < 20; i++) {
      robot.interact(
          () -> desktop.shell().reportUnexpected(new IllegalStateException("in\n\tat a.place")));
    }

    assertEquals(
        "Something went wrong that Lantern did not expect\n"
            + "Your files are untouched. If it happens again, please report it with the log."
            + " (IllegalStateException)",
        desktop.shell().message().get().orElseThrow().text());
    assertEquals(1, Window.getWindows().size());
    robot.push(KeyCode.ESCAPE);
    assertEquals(Optional.empty(), desktop.shell().message().get());
  }

  @Test
  void showsProgressAfterHalfASecondAndCancels(FxRobot robot) {
    Node strip = robot.lookup("#" + ShellIds.PROGRESS).query();
    robot.interact(() -> desktop.shell().open(List.of(Path.of("slow"))));
    assertFalse(strip.isVisible());
    OpenDesktop.waitFor(strip::isVisible);

    robot.clickOn("#" + ShellIds.PROGRESS_CANCEL);

    OpenDesktop.waitFor(
        () -> desktop.shell().status().get().equals("Stopped. No series opened (0 images)."));
    OpenDesktop.waitFor(() -> !strip.isVisible());
  }

  @Test
  void cancelsOnEscape(FxRobot robot) {
    robot.interact(() -> desktop.shell().open(List.of(Path.of("slow"))));

    robot.push(KeyCode.ESCAPE);

    OpenDesktop.waitFor(() -> desktop.shell().status().get().startsWith("Stopped."));
  }

  @Test
  void saysWhyThereIsNoNetworkAndThatAllIsForResearch(FxRobot robot) {
    assertEquals(
        "The folder of bundles is empty.",
        robot.lookup("#" + FindingsIds.MESSAGE).queryLabeled().getText());
    assertTrue(robot.lookup("#" + ResearchBanner.ID).query().isVisible());
    assertTrue(
        robot
            .lookup(
                "For research use only. Not a medical device: no decision on a patient may rest on"
                    + " it.")
            .tryQuery()
            .isPresent());
  }

  @Test
  void givesEveryToolAnIdATooltipWithItsKeyAndAnAccessibleText(FxRobot robot) {
    Set<ButtonBase> buttons =
        robot.lookup(".tool-bar .ikonli-font-icon").queryAll().stream()
            .map(ShellTest::button)
            .collect(Collectors.toSet());

    assertEquals(26, buttons.size());
    for (ButtonBase button : buttons) {
      assertTrue(button.getId().startsWith(CommandControls.BUTTON), button.getId());
      String tip = button.getTooltip().getText();
      assertEquals(button.getAccessibleText(), tip.substring(0, tip.lastIndexOf(" (")));
    }
  }

  /// A button with a menu keeps its picture in a part of its own.
  private static ButtonBase button(Node icon) {
    return icon.getParent() instanceof ButtonBase plain
        ? plain
        : (ButtonBase) icon.getParent().getParent();
  }

  @Test
  void givesEveryKeyToOneCommand() {
    Commands commands =
        new Commands(
            desktop.shell(),
            new StageFileChooser(Optional.empty()),
            new Commands.Windows(
                desktop.stage(),
                () -> {},
                () -> {},
                () -> {},
                () -> {},
                new Commands.Glass(() -> {}, () -> {}),
                new RecentMenu(Words.in(Locale.ENGLISH), desktop.preferences(), desktop.shell()),
                () -> {},
                new Commands.Help(_ -> {}, () -> {}, () -> {}),
                () -> {}));
    Set<String> keys = new HashSet<>();
    Set<String> ids = new HashSet<>();

    for (KeySheet.Group group : commands.groups()) {
      for (Keyed keyed : group.commands()) {
        String key = group.scope() + " " + keyed.key().getName();
        assertTrue(keys.add(key), key);
        assertTrue(ids.add(keyed.id()), keyed.id());
      }
    }
  }

  private String shownName() {
    Hands.rest();
    return desktop.viewer().shown().get().map(now -> now.image().source().name()).orElse("");
  }
}
