package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.Signals;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals to the real process before it has done a file. Which class it loads tells how far it is:
/// there it is held until the signal has come.
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
final class EarlySignalTest {
  private static final int FILMS = 6;
  private static final long PATIENCE_SECONDS = 60;

  /// What the README promises.
  private static final long LONGEST_END_SECONDS = 2;

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void putFilms() throws IOException {
    ChestFilms.fill(folder.resolve("in"), FILMS);
    TestBundles.discerning(Lantern.models(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The first that Main does after it takes the signals.
        "dev.lantern.cli.Console",
        "picocli.CommandLine",
        "dev.lantern.platform.NativeRuntime",
        "org.opencv.core.Mat",
        "dev.lantern.pipeline.BatchRunner",
        "dev.lantern.inference.DjlClassifier",
      })
  void endsAsCancelledHoweverEarlyItIsAsked(String loaded) throws Exception {
    for (String signal : List.of("TERM", "INT")) {
      Path out = folder.resolve(loaded + signal);
      long begun = System.nanoTime();
      Process process = startUntil(loaded, out);
      long asked = System.nanoTime();
      Signals.send(signal, process.toHandle());
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
      double seconds = (System.nanoTime() - asked) / 1e9;

      assertEquals(130, process.exitValue(), signal + errors(out));
      // Where the machine is so loaded that the start took longer, the end may, too.
      double longest = Math.max(LONGEST_END_SECONDS, (asked - begun) / 1e9);
      assertTrue(seconds < longest, signal + " took " + seconds + " s");
      assertEquals("", errors(out));
      assertGoesOn(out);
    }
  }

  @Test
  void leavesTheTablesOfAnEarlierRunWhereItHasDoneNothing() throws Exception {
    Path out = folder.resolve("earlier");
    Lantern.in(folder).run("scan", "in", "--out", out.toString());
    byte[] table = Files.readAllBytes(out.resolve("results.csv"));

    Process process = startUntil("dev.lantern.pipeline.BatchRunner", out);
    Signals.send("TERM", process.toHandle());
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));

    assertArrayEquals(table, Files.readAllBytes(out.resolve("results.csv")));
  }

  private static Process startUntil(String loaded, Path out) throws Exception {
    Path held = beside(out, "held");
    Process process =
        Lantern.in(folder)
            .and(HoldingAgent.option(loaded, held))
            .start(
                beside(out, "console"),
                beside(out, "errors"),
                "scan",
                "in",
                "--out",
                out.toString());
    while (!Files.exists(held)) {
      assertFalse(process.waitFor(1, TimeUnit.MILLISECONDS), () -> loaded + ": it ended before");
    }
    return process;
  }

  private static String errors(Path out) throws IOException {
    return Lantern.text(beside(out, "errors"));
  }

  /// A file of one process alone: several tests run at a time.
  private static Path beside(Path out, String name) {
    return out.resolveSibling(out.getFileName() + "." + name);
  }

  /// The next run finds nothing in its way.
  private static void assertGoesOn(Path out) throws Exception {
    Lantern.Ended ended = Lantern.in(folder).run("scan", "in", "--out", out.toString());
    assertEquals(1, ended.exitCode(), ended.err());
    assertEquals(
        ChestFilms.files(FILMS), Files.readAllLines(out.resolve("results.csv")).size() - 1);
  }
}
