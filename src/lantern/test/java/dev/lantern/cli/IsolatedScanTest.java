package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.Signals;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `scan` of compressed films by real processes: one decodes what the other judges, and neither
/// outlives the other.
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
final class IsolatedScanTest {
  private static final int SLOW = 4;
  private static final long PATIENCE_SECONDS = 120;
  private static final AtomicInteger OUTS = new AtomicInteger();

  @TempDir private static Path folder = Path.of("");

  private final String out = "out-" + OUTS.incrementAndGet();

  /// The inputs, and what a scan makes of them in one process.
  @BeforeAll
  static void scanWithoutIsolation() throws IOException, InterruptedException {
    ChestFilms.fill(folder.resolve("in"), 10);
    for (int i = 0; i < SLOW; i++) {
      ChestFilms.slow(folder.resolve("in").resolve("a-slow-" + i + ".dcm"), i);
    }
    TestBundles.discerning(Lantern.models(folder));
    Lantern.Ended ended =
        Lantern.in(folder).run("scan", "in", "--out", "undisturbed", "--no-isolate");
    assertEquals(1, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("17 found = 14 diagnosed + 2 skipped + 1 failed"), ended.out());
  }

  @Test
  void theResultsAreTheSameBytes() throws Exception {
    Lantern.Ended ended =
        Lantern.in(folder)
            .run("scan", "in", "--out", out, "--isolate", "--workers", "3", "--fresh");
    assertEquals(1, ended.exitCode(), ended.err());
    assertUndisturbed();
  }

  @Test
  void aCrashOfTheDecoderMarksTheFileAndTheScanGoesOn() throws Exception {
    Process scan = start();
    ProcessHandle decoder = decoderAfterTheFirstFilm(scan);
    Signals.send("SEGV", decoder);
    assertTrue(scan.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));

    assertEquals(1, scan.exitValue(), errors());
    assertTrue(console().contains("17 found = 13 diagnosed + 2 skipped + 2 failed"), console());
    assertEquals(
        List.of("failed,decoder-crash"),
        Files.readAllLines(out("results.csv")).stream()
            .filter(row -> row.startsWith("in/a-slow-") && !row.contains(",diagnosed,"))
            .map(row -> String.join(",", List.of(row.split(",", -1)).subList(1, 3)))
            .toList());
    assertFalse(decoder.isAlive());

    // The reason may have passed: the next run does the file again.
    Lantern.in(folder).run("scan", "in", "--out", out);
    assertUndisturbed();
  }

  @Test
  void theDecoderEndsWithAProgramThatIsKilled() throws Exception {
    Process scan = start();
    ProcessHandle decoder = decoderAfterTheFirstFilm(scan);
    scan.destroyForcibly().waitFor();
    decoder.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// A terminal sends its signal to every process of the command, and the decoder may get it first.
  @Test
  void ctrlCEndsTheScanWithItsDecoderAndMarksNoFile() throws Exception {
    Process scan = start();
    ProcessHandle decoder = decoderAfterTheFirstFilm(scan);
    Signals.send("INT", decoder);
    while (!console().contains("a-slow-1.dcm: ")) {
      assertFalse(scan.waitFor(2, TimeUnit.MILLISECONDS), "ended too early");
    }
    assertTrue(console().contains("a-slow-1.dcm: diagnosed"), console());
    Signals.send("INT", scan.toHandle());
    assertTrue(scan.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));

    assertEquals(130, scan.exitValue(), errors());
    decoder.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertFalse(Lantern.text(out("results.csv")).contains("decoder-crash"));
  }

  private Process start() throws IOException {
    return Lantern.in(folder)
        .start(
            folder.resolve(out + ".console"),
            folder.resolve(out + ".errors"),
            "scan",
            "in",
            "--out",
            out,
            "--workers",
            "1");
  }

  /// The decoding process in the midst of the second film, by the processor time that it took.
  private ProcessHandle decoderAfterTheFirstFilm(Process scan) throws Exception {
    while (!console().contains("a-slow-0.dcm: ")) {
      assertFalse(scan.waitFor(2, TimeUnit.MILLISECONDS), "ended too early");
    }
    ProcessHandle decoder = scan.children().findFirst().orElseThrow();
    Duration midst = cpu(decoder).plusMillis(100);
    while (cpu(decoder).compareTo(midst) < 0) {
      assertFalse(scan.waitFor(2, TimeUnit.MILLISECONDS), "ended too early");
    }
    return decoder;
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private void assertUndisturbed() throws IOException {
    for (String name : List.of("results.csv", "results.json")) {
      assertEquals(
          Lantern.text(folder.resolve("undisturbed").resolve(name)), Lantern.text(out(name)));
    }
  }

  private String console() throws IOException {
    return Lantern.text(folder.resolve(out + ".console"));
  }

  private String errors() throws IOException {
    return Lantern.text(folder.resolve(out + ".errors"));
  }

  private Path out(String name) {
    return folder.resolve(out).resolve(name);
  }
}
