package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.cli.Console;
import dev.lantern.cli.ExitCode;
import dev.lantern.cli.LanternCli;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.report.ResultFiles;
import dev.lantern.ui.fixture.OnScreen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import tools.jackson.databind.json.JsonMapper;

/// What a batch of the window can leave and take beside the plain tables of a folder: the same as
/// the command.
@ExtendWith(OnScreen.class)
final class BatchExtrasTest {
  @TempDir private Path folder = Path.of("");

  private @Nullable OpenBatch open;

  @Start
  void start(Stage stage) {
    open = new OpenBatch(workbench());
  }

  private Workbench workbench() {
    return new Workbench(List.of(folder.resolve("models")));
  }

  @BeforeEach
  void choose(FxRobot robot) throws IOException, NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
    TestBundles.discerning(Files.createDirectories(folder.resolve("models")));
    ChestFilms.fill(folder.resolve("films"), 20);
    open().willChoose(folder.resolve("films"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    open().willChoose(folder.resolve("results"));
    robot.push(KeyCode.CONTROL, KeyCode.S);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          open().model().cancel();
          open().window().askToLeave(() -> {});
        });
    OpenBatch.waitFor(() -> !open().isShowing());
  }

  @Test
  void leavesStudiesMapsTrustAndFailedFilesAsTheCommandDoes(FxRobot robot) throws IOException {
    tick(robot, BatchIds.PDF);
    tick(robot, BatchIds.MAPS);
    tick(robot, BatchIds.TRUST);
    open().willChoose(folder.resolve("failed"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    open().waitForEnd();

    assertEquals(
        ExitCode.INCOMPLETE,
        scan(
            "command",
            "--maps",
            "--trust",
            "--format",
            "csv,json,summary,html,pdf",
            "--quarantine",
            folder.resolve("command-failed").toString()));
    assertEquals(prints("command"), prints("results"));
    for (String own : List.of("studies", "maps", "trust", "heatmaps")) {
      assertFalse(ResultFiles.names(folder.resolve("results").resolve(own)).isEmpty(), own);
    }
    assertEquals(prints("command-failed"), prints("failed"));
    assertEquals(List.of("truncated"), ResultFiles.names(folder.resolve("failed")));
  }

  @Test
  void collectsNoFailedFilesOnceTheFolderIsTakenBack(FxRobot robot) {
    Node clear = robot.lookup("#" + BatchIds.QUARANTINE_CLEAR).query();
    assertTrue(clear.isDisabled());
    open().willChoose(folder.resolve("failed"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    assertEquals(
        folder.resolve("failed").toString(),
        robot.lookup("#" + BatchIds.QUARANTINE).queryTextInputControl().getText());

    robot.clickOn(clear);

    assertEquals("", robot.lookup("#" + BatchIds.QUARANTINE).queryTextInputControl().getText());
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    open().waitForEnd();
    assertFalse(Files.exists(folder.resolve("failed")));
  }

  @Test
  void takesWhatComesIntoTheFolderUntilItIsStopped(FxRobot robot) throws IOException {
    int files = ChestFilms.files(20);
    tick(robot, BatchIds.WATCH);
    OpenBatch.waitFor(() -> open().model().startable().get());
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    waitForDone(files);
    assertEquals(
        "Watching: all " + files + " files that came are done. The results are up to date.",
        OpenBatch.text(robot, BatchIds.STATUS));
    assertEquals(
        "Stop watching", robot.lookup(OpenBatch.button("batch-cancel")).queryButton().getText());
    assertEquals(
        "Stop watching (Ctrl+.)",
        robot.lookup(OpenBatch.button("batch-cancel")).queryButton().getTooltip().getText());

    Path made = ChestFilms.write(folder.resolve("made.dcm"), 100);
    Files.move(made, folder.resolve("films").resolve("came.dcm"));
    waitForDone(files + 1);
    Path again = folder.resolve("films").resolve("film-0003.dcm");
    String first = reason(again);
    Files.move(
        Files.writeString(folder.resolve("text"), "no scan any more"),
        again,
        StandardCopyOption.REPLACE_EXISTING);
    OpenBatch.waitFor(() -> !reason(again).equals(first));
    waitForDone(files + 1);
    Path passing = folder.resolve("films").resolve("passing.dcm");
    Files.move(ChestFilms.write(made, 101), passing);
    waitForDone(files + 2);
    Files.delete(passing);
    waitForDone(files + 1);
    assertEquals(files + 1, OpenBatch.table(robot).getItems().size(), "one line a file");
    assertEquals("" + (files + 1), OpenBatch.figure(robot, "found"));

    robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
    open().waitForEnd();

    assertTrue(
        OpenBatch.text(robot, BatchIds.STATUS).startsWith(files + 1 + " found = 20 diagnosed"),
        OpenBatch.text(robot, BatchIds.STATUS));
    assertEquals(
        "complete",
        new JsonMapper()
            .readTree(folder.resolve("results").resolve("summary.json"))
            .get("state")
            .asString());
    scan("command");
    assertEquals(
        Files.readString(folder.resolve("command").resolve("results.json")),
        Files.readString(folder.resolve("results").resolve("results.json")));
  }

  @Test
  void saysThatOnlyFoldersCanBeWatched(FxRobot robot) {
    open().willChoose(folder.resolve("films").resolve("film-0001.dcm"));
    robot.push(KeyCode.CONTROL, KeyCode.O);
    tick(robot, BatchIds.WATCH);
    OpenBatch.waitFor(() -> open().model().settings().unwatchable());

    assertEquals(
        "Only folders can be watched: take the files off the list, or do not watch.",
        OpenBatch.text(robot, BatchIds.STATUS));
    assertTrue(robot.lookup(OpenBatch.button("batch-start")).queryButton().isDisabled());
    tick(robot, BatchIds.WATCH);
    assertEquals("Ready to start.", OpenBatch.text(robot, BatchIds.STATUS));
  }

  /// With the keyboard alone.
  private static void tick(FxRobot robot, String id) {
    Node box = robot.lookup("#" + id).query();
    assertTrue(box.isFocusTraversable());
    robot.interact(box::requestFocus);
    robot.push(KeyCode.SPACE);
  }

  /// Waits until nothing is open of so many files.
  private void waitForDone(int files) {
    BatchViewModel model = open().model();
    OpenBatch.waitFor(
        () -> model.state().get() == BatchState.WATCHING && model.progress().get().done() == files);
  }

  private String reason(Path file) {
    return open().model().rows().shown().stream()
        .filter(item -> item.row().source().file().equals(file))
        .map(item -> item.row().reasonCode())
        .findFirst()
        .orElse("none");
  }

  private Map<String, Integer> prints(String out) throws IOException {
    return ResultFiles.prints(folder.resolve(out));
  }

  /// The command, in this process.
  private ExitCode scan(String out, String... options) {
    PrintWriter writer = new PrintWriter(new StringWriter());
    String[] words =
        Stream.concat(
                Stream.of(
                    "scan",
                    folder.resolve("films").toString(),
                    "--recursive",
                    "--out",
                    folder.resolve(out).toString()),
                Stream.of(options))
            .toArray(String[]::new);
    return new LanternCli(
            workbench(), () -> {}, new Console(writer, writer, false), Interruption.none())
        .run(words);
  }

  private OpenBatch open() {
    return Objects.requireNonNull(open);
  }
}
