package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.Signals;
import dev.lantern.cli.Console;
import dev.lantern.cli.LanternCli;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.report.ResultFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

/// A signal to the desktop while a batch is under way in its window.
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
final class DesktopSignalTest {
  private static final int FILMS = 200;
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder = Path.of("");

  @Test
  void endsWithTheResultsOfWhatIsDoneAndTheCommandGoesOn() throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    ChestFilms.fill(folder.resolve("films"), FILMS);
    TestBundles.discerning(Files.createDirectories(folder.resolve("models")));
    Path results = folder.resolve("results");

    Process process = start(results);
    while (done(results) < 5) {
      assertFalse(process.waitFor(5, TimeUnit.MILLISECONDS), this::errors);
    }
    long asked = System.nanoTime();
    Signals.send("TERM", process.toHandle());
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    double seconds = (System.nanoTime() - asked) / 1e9;

    assertEquals(DesktopProcess.INTERRUPTED, process.exitValue(), errors());
    assertTrue(seconds < 2, "it took " + seconds + " s");
    assertEquals(
        List.of("ledger.sqlite"),
        ResultFiles.names(results.resolve(".lantern")),
        "the ledger is closed");
    int rows = ResultFiles.ledgerRows(results);
    assertTrue(rows >= 5 && rows < ChestFilms.files(FILMS), rows + " rows");
    assertEquals(rows, Files.readAllLines(results.resolve("results.csv")).size() - 1);
    assertEquals(
        "cancelled",
        new JsonMapper().readTree(results.resolve("summary.json")).get("state").asString());

    String said = scan("results");
    assertTrue(said.contains(rows + " of them taken over from an earlier run"), said);
    scan("undisturbed");
    assertEquals(ResultFiles.prints(folder.resolve("undisturbed")), ResultFiles.prints(results));
  }

  private Process start(Path results) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-cp",
            System.getProperty("java.class.path"),
            DesktopProcess.class.getName(),
            folder.resolve("models").toString(),
            folder.resolve("films").toString(),
            results.toString())
        .redirectOutput(folder.resolve("console").toFile())
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  /// Files that have left a picture, at least.
  private static int done(Path results) throws IOException {
    Path heatmaps = results.resolve("heatmaps");
    return Files.exists(heatmaps) ? ResultFiles.names(heatmaps).size() : 0;
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return "errors cannot be read";
    }
  }

  /// The command, in this process.
  private String scan(String out) {
    var said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    new LanternCli(
            new Workbench(List.of(folder.resolve("models"))),
            () -> {},
            new Console(writer, writer, false),
            Interruption.none())
        .run(
            new String[] {
              "scan",
              folder.resolve("films").toString(),
              "--recursive",
              "--out",
              folder.resolve(out).toString()
            });
    return said.toString();
  }
}
