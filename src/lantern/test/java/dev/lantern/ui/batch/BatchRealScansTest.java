package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.cli.Console;
import dev.lantern.cli.ExitCode;
import dev.lantern.cli.LanternCli;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real scans and the networks that ship, through the window and through the command. Takes the
/// README's picture; `-Dlantern.pictures=assets/pictures` puts it there.
@ExtendWith(OnScreen.class)
final class BatchRealScansTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));

  /// Relative, since the picture shows them.
  private static final Path SCANS = Path.of("target", "batch", "scans");

  private static final Path RESULTS = Path.of("target", "batch", "results");

  private final Words words = Words.in(Locale.ENGLISH);
  private @Nullable OpenBatch open;

  /// The sample scans, one of them cut short beside itself, and a text.
  @BeforeAll
  static void copyScans() throws IOException, NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
    if (Files.exists(SCANS.getParent())) {
      try (Stream<Path> old = Files.walk(SCANS.getParent())) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(SCANS);
    try (Stream<Path> real = Files.list(ROOT.resolve("sample-scans/real"))) {
      for (Path scan : real.filter(file -> !file.endsWith("RG1_J2KR.dcm")).toList()) {
        Files.copy(scan, SCANS.resolve(scan.getFileName()));
      }
    }
    byte[] whole = Files.readAllBytes(SCANS.resolve("RG1_UNCR.dcm"));
    Files.write(SCANS.resolve("RG1_cut_short.dcm"), Arrays.copyOf(whole, 100_000));
    Files.writeString(SCANS.resolve("notes.txt"), "Not a scan.");
  }

  private static Workbench workbench() {
    return new Workbench(ModelCatalog.standardFolders(ROOT));
  }

  @Start
  void start(Stage stage) {
    open = new OpenBatch(workbench());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> open().window().askToLeave(() -> {}));
  }

  @Test
  void showsAndWritesWhatTheCommandWrites(FxRobot robot) throws IOException {
    Window window = OpenBatch.scene(robot).getWindow();
    robot.interact(
        () -> {
          window.setWidth(1360);
          window.setHeight(860);
        });
    open().willChoose(SCANS);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    open().willChoose(RESULTS);
    robot.push(KeyCode.CONTROL, KeyCode.S);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    open().waitForEnd();
    robot.interact(() -> OpenBatch.table(robot).getSortOrder().setAll(List.of(files(robot))));

    Path command = RESULTS.resolveSibling("of-the-command");
    assertEquals(ExitCode.INCOMPLETE, scan(command));
    assertArrayEquals(
        Files.readAllBytes(command.resolve("results.json")),
        Files.readAllBytes(RESULTS.resolve("results.json")));
    List<JsonNode> rows =
        JsonMapper.builder()
            .build()
            .readTree(command.resolve("results.json").toFile())
            .get("results")
            .valueStream()
            .toList();
    assertEquals(
        rows.stream().map(this::line).toList(),
        IntStream.range(0, rows.size()).mapToObj(i -> OpenBatch.line(robot, i)).toList());
    assertTrue(rows.stream().anyMatch(row -> row.get("outcome").asString().equals("diagnosed")));
    assertTrue(rows.stream().anyMatch(row -> row.get("outcome").asString().equals("failed")));
    Picture.of(OpenBatch.scene(robot))
        .save(
            ROOT.resolve(System.getProperty("lantern.pictures", "src/lantern/target/screenshots"))
                .resolve("batch.png"));
  }

  /// What the table says of a file, made of what the command wrote of it.
  private List<String> line(JsonNode row) {
    String reason = row.get("reason").asString();
    String detail = row.get("detail").asString();
    String why =
        reason.isEmpty()
            ? ""
            : words.of("reason." + reason)
                + (reason.equals("not-dicom") ? "" : " (" + detail + ")");
    String outcome = row.get("outcome").asString();
    JsonNode finding = row.get("findings").get(0);
    boolean judged = finding != null;
    return List.of(
        row.get("source").asString(),
        outcome.substring(0, 1).toUpperCase(Locale.ROOT) + outcome.substring(1),
        judged ? finding.get("name").asString() : "",
        judged ? Percent.of(finding.get("probability").asDouble()) + " %" : "",
        judged ? Percent.of(finding.get("threshold").asDouble()) + " %" : "",
        why);
  }

  private static TableColumn<BatchItem, ?> files(FxRobot robot) {
    return OpenBatch.table(robot).getColumns().getFirst();
  }

  private static ExitCode scan(Path out) {
    PrintWriter writer = new PrintWriter(new StringWriter());
    return new LanternCli(
            workbench(), () -> {}, new Console(writer, writer, false), Interruption.none())
        .run(new String[] {"scan", SCANS.toString(), "--recursive", "--out", out.toString()});
  }

  private OpenBatch open() {
    return Objects.requireNonNull(open);
  }
}
