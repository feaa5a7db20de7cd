package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.Signals;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.report.ResultFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `scan --watch`, from its start to the signal that ends it.
@Isolated("a watch has two seconds to end in, and makes what it can in the first of them")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
final class ScanWatchTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void putABundle() throws IOException {
    TestBundles.discerning(Lantern.models(folder));
    Files.createDirectories(folder.resolve("in").resolve("sub"));
  }

  private Path film(String name, int number) {
    return ChestFilms.write(folder.resolve(name), number);
  }

  @Test
  void takesWhatComesIntoAWatchedFolderUntilItIsEnded() throws Exception {
    film("in/first.dcm", 1);
    Process process = watch("out", "0.5", "csv", "--recursive");
    await(process, "out", "in/first.dcm,diagnosed,");

    Files.move(film("moved.dcm", 2), folder.resolve("in/sub/moved.dcm"));
    byte[] whole = Files.readAllBytes(film("whole.dcm", 3));
    try (OutputStream growing = Files.newOutputStream(folder.resolve("in/growing.dcm"))) {
      int piece = whole.length / 40;
      for (int at = 0; at < whole.length; at += piece) {
        growing.write(whole, at, Math.min(piece, whole.length - at));
        assertFalse(process.waitFor(20, TimeUnit.MILLISECONDS), "it ended");
      }
    }
    Files.writeString(folder.resolve("in/text"), "no scan");
    await(
        process,
        "out",
        "in/growing.dcm,diagnosed,",
        "in/sub/moved.dcm,diagnosed,",
        "in/text,skipped,");
    end(process, "INT");

    String said = text(folder.resolve("console"));
    assertTrue(said.contains("Watching in. Ctrl-C ends it."), said);
    assertTrue(said.contains("4 found = 3 diagnosed + 1 skipped + 0 failed"), said);

    // The same folder scanned once gives the same table, and takes over what the watch did.
    String table = text(folder.resolve("out/results.csv"));
    String[] once = {"scan", "in", "--recursive", "--out", "out", "--format", "csv"};
    Lantern.Ended again = Lantern.in(folder).run(once);
    assertTrue(again.out().contains("4 of them taken over from an earlier run"), again.out());
    assertEquals(table, text(folder.resolve("out/results.csv")));
    Lantern.in(folder)
        .run(Stream.concat(Stream.of(once), Stream.of("--fresh")).toArray(String[]::new));
    assertEquals(table, text(folder.resolve("out/results.csv")));
  }

  @Test
  void aWatchThatIsBegunAgainTakesOverWhatIsDoneAndReadsNoResults() throws Exception {
    film("in/first.dcm", 1);
    film("in/second.dcm", 2);
    for (int run = 0; run < 2; run++) {
      Process process = watch("in/results", "0.2", "csv");
      await(process, "in/results", "in/first.dcm,diagnosed,", "in/second.dcm,diagnosed,");
      end(process, "TERM");

      String table = text(folder.resolve("in/results/results.csv"));
      assertEquals(1 + 2, table.lines().count(), "results are no inputs");
      String said = text(folder.resolve("console"));
      assertEquals(run == 1, said.contains("2 of them taken over from an earlier run"), said);
      assertTrue(said.contains("Watching in, not the folders within. Ctrl-C ends it."), said);
      // The next run is waited for by a table of its own.
      Files.delete(folder.resolve("in/results/results.csv"));
    }
  }

  @Test
  void aWatchThatIsEndedWithEveryFileDoneIsCompleteWithItsPicturesAndStudies() throws Exception {
    film("in/first.dcm", 1);
    film("in/second.dcm", 2);
    Process process = watch("out", "0.2", "csv,json,summary,html,pdf", "--recursive");
    await(process, "out", "in/first.dcm,diagnosed,", "in/second.dcm,diagnosed,");
    // The last report of a group. What makes one is loaded then: the end has a moment for it alone.
    await(process, () -> holdsPdf(folder.resolve("out/studies")));
    // A second group, whose reports are still to be made when the signal comes.
    film("in/third.dcm", 3);
    await(process, () -> text(folder.resolve("console")).contains("in/third.dcm: diagnosed"));
    long asked = System.nanoTime();
    end(process, "INT");
    assertTrue(System.nanoTime() - asked < TimeUnit.SECONDS.toNanos(2), "it ends within 2 s");

    JsonNode summary = JSON.readTree(folder.resolve("out/summary.json"));
    assertEquals("complete", summary.get("state").asString());
    assertFalse(summary.get("counts").get("cancelled").asBoolean());
    JsonNode run = summary.get("run");
    assertTrue(
        run.get("work_seconds").asDouble() < run.get("wall_seconds").asDouble() - 0.2,
        () -> "waiting is no work: " + run);
    double rate = 3 / run.get("work_seconds").asDouble();
    assertEquals(rate, run.get("images_per_second").asDouble(), 0.02 * rate, run::toString);

    // What the same folder leaves that is scanned once.
    Lantern.in(folder)
        .run("scan", "in", "--recursive", "--out", "once", "--format", "csv,json,summary,html,pdf");
    assertEquals(
        ResultFiles.prints(folder.resolve("once")), ResultFiles.prints(folder.resolve("out")));
    assertEquals(pictures("once"), pictures("out"));
    assertFalse(pictures("out").isEmpty(), "the page holds pictures");
  }

  /// The pictures that the page itself holds.
  private List<String> pictures(String out) {
    return Pattern.compile("\"/9j/[^\"]*\"")
        .matcher(text(folder.resolve(out).resolve("report.html")))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static boolean holdsPdf(Path folder) {
    try {
      return Files.exists(folder)
          && ResultFiles.names(folder).stream().anyMatch(name -> name.endsWith(".pdf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process watch(String out, String settle, String formats, String... more)
      throws IOException {
    List<String> words =
        List.of("scan", "--watch", "in", "--settle", settle, "--format", formats, "--out", out);
    return Lantern.in(folder)
        .start(
            folder.resolve("console"),
            folder.resolve("errors"),
            Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
  }

  /// Waits until the table of an output folder has rows that begin so.
  private void await(Process process, String out, String... begins) throws Exception {
    Path table = folder.resolve(out).resolve("results.csv");
    await(
        process,
        () ->
            Stream.of(begins)
                .allMatch(begin -> text(table).lines().anyMatch(line -> line.startsWith(begin))));
  }

  private void await(Process process, BooleanSupplier event) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!event.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> text(folder.resolve("console")));
      assertFalse(process.waitFor(5, TimeUnit.MILLISECONDS), () -> text(folder.resolve("errors")));
    }
  }

  private void end(Process process, String signal) throws Exception {
    Signals.send(signal, process.toHandle());
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue(), text(folder.resolve("errors")));
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Lantern.text(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
