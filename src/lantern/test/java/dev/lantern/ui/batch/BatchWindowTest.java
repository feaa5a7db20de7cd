package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Precision;
import dev.lantern.cli.Console;
import dev.lantern.cli.ExitCode;
import dev.lantern.cli.LanternCli;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchProgress;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Isolation;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.report.BatchOrder;
import dev.lantern.report.ReportContent;
import dev.lantern.report.ReportFormat;
import dev.lantern.ui.controls.MessageBanner;
import dev.lantern.ui.controls.ResearchBanner;
import dev.lantern.ui.fixture.OnScreen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Real batches of small films through the window: what it says, what it leaves, how it ends.
@ExtendWith(OnScreen.class)
final class BatchWindowTest {
  private static final int FILMS = 150;
  private static final int FILES = ChestFilms.files(FILMS);
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  @TempDir private static Path folder = Path.of("");

  private final Path results = folder.resolve("results-" + FOLDERS.incrementAndGet());
  private @Nullable OpenBatch open;

  @BeforeAll
  static void makeFilms() throws IOException, NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
    ChestFilms.fill(folder.resolve("films"), FILMS);
    TestBundles.discerning(Files.createDirectories(folder.resolve("models")));
    assertEquals(ExitCode.INCOMPLETE, scan(folder.resolve("undisturbed")));
  }

  @Start
  void start(Stage stage) {
    open = new OpenBatch(workbench());
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
  void holdsTheBatchAndGoesOnAndLeavesWhatTheCommandLeaves(FxRobot robot) throws IOException {
    choose(robot);
    startAndHold(robot);
    assertEquals("Go on", button(robot, "batch-pause").getText());
    BatchProgress held = open().model().progress().get();
    robot.clickOn("#" + BatchIds.FILTER_OUTCOME + "failed");
    robot.clickOn("#" + BatchIds.FILTER_OUTCOME + "all");
    robot.interact(() -> open().model().poll());
    BatchProgress later = open().model().progress().get();
    assertEquals(held.elapsed(), later.elapsed(), "the clock is held, too");
    assertTrue(later.done() <= held.done() + Runtime.getRuntime().availableProcessors());
    assertTrue(later.done() < FILES, later.toString());

    robot.push(KeyCode.CONTROL, KeyCode.P);
    open().waitForEnd();

    assertEquals(
        FILES + " found = 150 diagnosed + 30 skipped + 15 failed. The results are written.",
        OpenBatch.text(robot, BatchIds.STATUS));
    assertEquals(
        List.of("" + FILES, "150", "30", "15", "0", "0", "–"),
        Stream.of("found", "diagnosed", "skipped", "failed", "open", "taken-over", "left")
            .map(name -> OpenBatch.figure(robot, name))
            .toList());
    assertEquals(FILES, OpenBatch.table(robot).getItems().size());
    assertEquals(FILES + " of " + FILES + " shown", OpenBatch.text(robot, BatchIds.SHOWN));
    assertUndisturbed();
  }

  @Test
  void aBatchCancelledHereIsFinishedByTheCommandAndTakenOverHere(FxRobot robot) throws IOException {
    choose(robot);
    robot.clickOn("#" + BatchIds.EARLIER).clickOn("Forget it, and start over");
    startAndHold(robot);
    robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
    open().waitForEnd();

    int done = open().model().progress().get().done();
    assertTrue(done >= 5 && done < FILES, done + " files");
    assertEquals(
        "Stopped with "
            + done
            + " of 195 files done. Start it again with the same results folder to go on from here.",
        OpenBatch.text(robot, BatchIds.STATUS));
    assertEquals("" + (FILES - done), OpenBatch.figure(robot, "open"));
    assertEquals(done, OpenBatch.table(robot).getItems().size());
    assertTrue(Files.readString(results.resolve("results.json")).contains("\"cancelled\" : true"));

    assertEquals(ExitCode.INCOMPLETE, scan(results));
    assertUndisturbed();

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    open().waitForEnd();
    assertEquals("195", OpenBatch.figure(robot, "taken-over"));
    assertEquals("–", OpenBatch.figure(robot, "rate"), "nothing was done");
    assertEquals(FILES, OpenBatch.table(robot).getItems().size());
    assertUndisturbed();
  }

  @Test
  void asksBeforeItClosesWhileABatchIsUnderWay(FxRobot robot) throws IOException {
    choose(robot);
    startAndHold(robot);
    Node question = robot.lookup("#" + BatchIds.LEAVE).query();
    assertFalse(question.isVisible());

    robot.push(KeyCode.CONTROL, KeyCode.W);
    assertTrue(question.isVisible());
    assertEquals(
        "It can be stopped here: what is done is kept, and a batch with the same results folder"
            + " goes on from there.",
        OpenBatch.text(robot, BatchIds.LEAVE_TEXT));
    robot.push(KeyCode.ESCAPE);
    assertFalse(question.isVisible());
    assertTrue(open().model().state().get().underWay());

    robot.interact(() -> Event.fireEvent(window(robot), closeRequest(robot)));
    robot.clickOn("#" + BatchIds.LEAVE_STOP);

    OpenBatch.waitFor(() -> !open().isShowing());
    assertTrue(Files.readString(results.resolve("results.json")).contains("\"cancelled\" : true"));
    assertFalse(Files.exists(results.resolve(".lantern/ledger.sqlite-wal")), "closed");
  }

  @Test
  void saysInOneSentenceWhyItCannotStart(FxRobot robot) throws IOException {
    assertEquals("Add the files or folders to scan.", OpenBatch.text(robot, BatchIds.STATUS));
    assertTrue(button(robot, "batch-start").isDisabled());
    choose(robot);
    assertEquals("Ready to start.", OpenBatch.text(robot, BatchIds.STATUS));
    Path films = folder.resolve("films");
    chooseResults(robot, films);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    open().waitForEnd();
    assertEquals(
        "Results cannot be written into the folder that is scanned: name one within it, as "
            + films.resolve("results")
            + ".",
        message(robot));
    assertEquals("The batch has not begun.", OpenBatch.text(robot, BatchIds.STATUS));

    Path file = Files.writeString(folder.resolve("a file"), "");
    chooseResults(robot, file.resolve("results"));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    open().waitForEnd();
    assertEquals(
        "Results cannot be written to " + file.resolve("results") + " (Not a directory).",
        message(robot));

    robot.push(KeyCode.ESCAPE);
    assertFalse(OpenBatch.part(robot, MessageBanner.ID, Node.class).isVisible());
  }

  @Test
  void suggestsAFolderForTheResultsAndTakesInputsOffTheList(FxRobot robot) {
    Path films = folder.resolve("films");
    open().willChoose(films);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    robot.push(KeyCode.CONTROL, KeyCode.O);

    BatchSettings settings = open().model().settings();
    assertEquals(List.of(films), settings.inputs(), "once");
    OpenBatch.waitFor(() -> settings.results().get().isPresent());
    assertEquals(Optional.of(folder.resolve("films-results")), settings.results().get());
    assertEquals(
        settings.results().get().orElseThrow().toString(),
        robot.lookup("#" + BatchIds.RESULTS).queryTextInputControl().getText());
    robot.clickOn(films.toString()).push(KeyCode.DELETE);
    assertEquals(List.of(), settings.inputs());
    OpenBatch.waitFor(() -> settings.bundles().size() == 2);
    robot.clickOn("#" + BatchIds.BUNDLE).clickOn("tiny 0.1.0");
    robot.clickOn("#" + BatchIds.EARLIER).clickOn("Forget it, and start over");
    robot.clickOn("#" + BatchIds.PRECISION).clickOn("Faster, a little less exact (int8)");
    robot.clickOn("#" + BatchIds.RECURSIVE);
    open().willChoose(films);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);

    assertEquals(
        new BatchOrder(
            new BatchRequest(ScanInputs.of(List.of(films), false), BatchRequest.standardWorkers()),
            new BatchOutput(folder.resolve("films-results"), true, false, Optional.empty()),
            Isolation.standard(),
            new BatchOrder.Networks(Optional.of("tiny-0.1.0"), Precision.INT8, Optional.empty()),
            new BatchOrder.Exports(
                ReportFormat.standard(), ReportContent.PLAIN, List.of(films.toString())),
            Optional.empty()),
        settings.order().orElseThrow());
  }

  @Test
  void opensTheFolderOfTheResultsAndSaysWhereItIsIfNothingCan(FxRobot robot) throws IOException {
    assertTrue(button(robot, "batch-open-results").isDisabled());
    chooseResults(robot, Files.createDirectories(results));
    OpenBatch.waitFor(() -> open().model().resultsThere().get());

    robot.push(KeyCode.CONTROL, KeyCode.E);
    OpenBatch.waitFor(() -> open().shownFolders.equals(List.of(results)));

    open().withoutFileManager();
    robot.push(KeyCode.CONTROL, KeyCode.E);
    OpenBatch.waitFor(() -> OpenBatch.part(robot, MessageBanner.ID, Node.class).isVisible());
    assertEquals("The results are in " + results + ".", message(robot));
  }

  @Test
  void itsKeysCanBeChosenWhileItIsThere(FxRobot robot) {
    robot.interact(
        () ->
            open()
                .keys
                .set(
                    Map.of(
                        "batch-find", "Shortcut+T",
                        "batch-start", "",
                        "batch-choose-results", "F8",
                        "batch-cancel", "Shift+F8")));
    assertEquals("Start", button(robot, "batch-start").getTooltip().getText());
    assertEquals("Choose (F8)", button(robot, "batch-choose-results").getTooltip().getText());
    assertEquals("Cancel (Shift+F8)", button(robot, "batch-cancel").getTooltip().getText());
    Node text = robot.lookup("#" + BatchIds.FILTER_TEXT).query();
    robot.push(KeyCode.CONTROL, KeyCode.F);
    assertFalse(text.isFocused());
    robot.push(KeyCode.CONTROL, KeyCode.T);
    assertTrue(text.isFocused());

    open().willChoose(results);
    robot.push(KeyCode.CONTROL, KeyCode.S);
    assertEquals(Optional.empty(), open().model().settings().results().get());
    robot.push(KeyCode.F8);
    OpenBatch.waitFor(() -> open().model().settings().results().get().equals(Optional.of(results)));
  }

  @Test
  void namesTheKeyOfEveryCommandAndSaysThatAllIsForResearch(FxRobot robot) {
    assertEquals(
        List.of(
            "Start (Ctrl+↵)",
            "Pause or go on (Ctrl+P)",
            "Cancel (Ctrl+.)",
            "Files (Ctrl+O)",
            "Folder (Ctrl+Shift+O)",
            "Choose (Ctrl+S)",
            "Choose a folder for files that failed (Ctrl+Shift+S)",
            "Open results (Ctrl+E)"),
        Stream.of(
                "start",
                "pause",
                "cancel",
                "add-files",
                "add-folder",
                "choose-results",
                "choose-quarantine",
                "open-results")
            .map(id -> button(robot, "batch-" + id).getTooltip().getText())
            .toList());
    assertTrue(OpenBatch.part(robot, ResearchBanner.ID, Node.class).isVisible());
  }

  private void choose(FxRobot robot) {
    open().willChoose(folder.resolve("films"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    chooseResults(robot, results);
  }

  private void chooseResults(FxRobot robot, Path chosen) {
    open().willChoose(chosen);
    robot.push(KeyCode.CONTROL, KeyCode.S);
  }

  /// Starts, and holds as soon as a few files are done.
  private void startAndHold(FxRobot robot) {
    BatchViewModel model = open().model();
    Subscription hold =
        model
            .progress()
            .subscribe(
                now -> {
                  if (now.done() >= 5 && model.state().get() == BatchState.RUNNING) {
                    model.pauseOrResume();
                  }
                });
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    OpenBatch.waitFor(() -> model.state().get() == BatchState.PAUSED);
    robot.interact(hold::unsubscribe);
  }

  private static ButtonBase button(FxRobot robot, String command) {
    return robot.lookup(OpenBatch.button(command)).queryButton();
  }

  private static String message(FxRobot robot) {
    return OpenBatch.part(robot, MessageBanner.DETAIL, TextInputControl.class).getText();
  }

  private static Window window(FxRobot robot) {
    return OpenBatch.scene(robot).getWindow();
  }

  private static WindowEvent closeRequest(FxRobot robot) {
    return new WindowEvent(window(robot), WindowEvent.WINDOW_CLOSE_REQUEST);
  }

  private static Workbench workbench() {
    return new Workbench(List.of(folder.resolve("models")));
  }

  /// The command, in this process.
  private static ExitCode scan(Path out) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    return new LanternCli(
            workbench(), () -> {}, new Console(writer, writer, false), Interruption.none())
        .run(
            new String[] {
              "scan", folder.resolve("films").toString(), "--recursive", "--out", out.toString()
            });
  }

  private void assertUndisturbed() throws IOException {
    for (String table : List.of("results.json", "results.csv")) {
      assertEquals(
          Files.readString(folder.resolve("undisturbed").resolve(table)),
          Files.readString(results.resolve(table)),
          table);
    }
    assertEquals(heatmaps(folder.resolve("undisturbed")), heatmaps(results));
  }

  /// Names and bytes, as one number a picture.
  private static Map<String, Integer> heatmaps(Path results) throws IOException {
    Map<String, Integer> pictures = new TreeMap<>();
    try (Stream<Path> files = Files.list(results.resolve("heatmaps"))) {
      for (Path file : files.toList()) {
        pictures.put(file.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return pictures;
  }

  private OpenBatch open() {
    return Objects.requireNonNull(open);
  }
}
