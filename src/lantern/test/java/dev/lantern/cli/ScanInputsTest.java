package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `scan` takes for inputs, and what comes into the folders that it watches.
@Execution(ExecutionMode.CONCURRENT)
final class ScanInputsTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void putABundle() throws IOException {
    TestBundles.discerning(Files.createDirectories(folder.resolve("assets").resolve("models")));
    Files.createDirectories(folder.resolve("in").resolve("sub"));
  }

  private static final JsonMapper JSON = new JsonMapper();

  private Path film(String name, int number) {
    return ChestFilms.write(folder.resolve(name), number);
  }

  private Lantern.Ended scan(String... words) throws Exception {
    return Lantern.quick(folder)
        .run(
            Stream.concat(Stream.of("scan", "--out", "out", "--format", "csv"), Stream.of(words))
                .toArray(String[]::new));
  }

  /// Source, outcome and reason of every row.
  private List<String> rows(String out) throws IOException {
    return Lantern.text(folder.resolve(out).resolve("results.csv"))
        .lines()
        .skip(1)
        .map(line -> String.join(",", List.of(line.split(",")).subList(0, 3)))
        .toList();
  }

  @Test
  void takesListsAndPatternsThatNoShellExpanded() throws Exception {
    film("in/a.dcm", 1);
    film("in/sub/b.dcm", 2);
    film("in/sub/c.other", 3);
    film("d.dcm", 4);
    Files.createDirectories(folder.resolve("lists"));
    Files.writeString(
        folder.resolve("lists").resolve("today.txt"),
        "# today\r\n../d.dcm\r\n../in/a.dcm\r\ngone.dcm\r\n");

    Lantern.Ended ended = scan("@lists/today.txt", "in/**/*.dcm");

    assertEquals(1, ended.exitCode(), ended.err());
    assertEquals("", ended.err());
    assertEquals(
        List.of(
            "in/a.dcm,diagnosed,",
            "in/sub/b.dcm,diagnosed,",
            "lists/../d.dcm,diagnosed,",
            "lists/gone.dcm,failed,missing"),
        rows("out"));
    assertTrue(
        Lantern.text(folder.resolve("out").resolve("results.csv"))
            .contains("no such file; named in line 4 of lists/today.txt"));
  }

  @Test
  void takesWhatAListNamesInTheOutputFolder() throws Exception {
    film("in/a.dcm", 1);
    Files.writeString(folder.resolve("list.txt"), "in/a.dcm");

    Lantern.Ended ended =
        Lantern.quick(folder).run("scan", "@list.txt", "--out", ".", "--format", "csv");

    assertEquals(0, ended.exitCode(), ended.err());
    assertEquals(List.of("in/a.dcm,diagnosed,"), rows("."));
  }

  @Test
  void saysThatThereWasNothingToScan() throws Exception {
    Lantern.Ended ended = scan("in");

    assertEquals(0, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("There was no file to scan."), ended.out());
  }

  @Test
  void saysThatThereAreFoldersThatItWasNotToLookInto() throws Exception {
    film("in/sub/b.dcm", 2);

    Lantern.Ended ended = scan("in");

    assertEquals(
        "A folder within was not looked into: --recursive looks into it, too.",
        ended.err().strip());
    assertTrue(ended.out().contains("There was no file to scan."), ended.out());
  }

  @Test
  void whatCannotBeAnInputIsOneSentenceAndNothingIsBegun() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    for (List<String> refused :
        List.of(
            List.of("There is no none.dcm.", "none.dcm"),
            List.of("No file matches in/*.dcm.", "in/*.dcm"),
            List.of("There is no list none.txt.", "@none.txt"),
            List.of("--watch takes folders, by their names.", "--watch", "file"),
            List.of(
                "Failed files cannot be collected in in, where inputs lie: name another folder, as "
                    + Path.of("in", "failed")
                    + ".",
                "in",
                "--quarantine",
                "in"),
            List.of(
                "--settle takes 0.1 to 3600 seconds, not 0.0.",
                "--watch",
                "in",
                "--settle",
                "0"))) {
      Lantern.Ended ended = scan(refused.subList(1, refused.size()).toArray(String[]::new));
      assertEquals(2, ended.exitCode(), ended.err());
      assertEquals(refused.getFirst(), ended.err().strip());
      assertFalse(Files.exists(folder.resolve("out").resolve("results.csv")), "a table");
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: permissions are others there")
  void aFolderThatCannotBeListedIsAFailedRow() throws Exception {
    film("in/a.dcm", 1);
    film("in/sub/b.dcm", 2);
    Path closed = folder.resolve("in").resolve("sub");
    assertTrue(closed.toFile().setReadable(false));
    try {
      // Root reads every folder, unless it is root of nothing.
      boolean root = Files.isReadable(closed);
      Assumptions.assumeTrue(
          !root || ended("unshare", "--user", "true"), "skipped: nobody of less rights to be had");
      Lantern lantern = Lantern.quick(folder);
      Lantern.Ended ended =
          (root ? lantern.behind("unshare", "--user") : lantern)
              .run("scan", "in", "--recursive", "--out", "out", "--format", "csv");

      assertEquals(1, ended.exitCode(), ended.err());
      assertEquals(List.of("in/a.dcm,diagnosed,", "in/sub,failed,unreadable"), rows("out"));
    } finally {
      closed.toFile().setReadable(true);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: no such names there")
  void aNameGivesNoOrdersToTheTerminal() throws Exception {
    film("in/red\u001b[31m\nfake line.dcm", 1);
    Lantern.Ended ended = scan("in");
    assertEquals(0, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("[1/1] in/red?[31m?fake line.dcm: diagnosed"), ended.out());
  }

  @Test
  void aPipeKeepsNobodyWaiting() throws Exception {
    film("in/a.dcm", 1);
    Assumptions.assumeTrue(
        ended("mkfifo", folder.resolve("in").resolve("pipe").toString()), "skipped: no pipes here");

    Lantern.Ended ended = scan("in");

    assertEquals(1, ended.exitCode(), ended.err());
    assertEquals(List.of("in/a.dcm,diagnosed,", "in/pipe,skipped,not-dicom"), rows("out"));
  }

  /// @return false where there is no such command, or it fails
  private static boolean ended(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
  void takesWhatComesIntoAWatchedFolderUntilItIsEnded() throws Exception {
    film("in/first.dcm", 1);
    Process process = watch("out", "0.5");
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
    end(process, "-INT");

    String said = text(folder.resolve("console"));
    assertTrue(said.contains("4 found = 3 diagnosed + 1 skipped + 0 failed"), said);

    // The same folder scanned once gives the same table, and takes over what the watch did.
    String table = text(folder.resolve("out/results.csv"));
    Lantern.Ended again = scan("in", "--recursive");
    assertTrue(again.out().contains("4 of them taken over from an earlier run"), again.out());
    assertEquals(table, text(folder.resolve("out/results.csv")));
    scan("in", "--recursive", "--fresh");
    assertEquals(table, text(folder.resolve("out/results.csv")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
  void aWatchThatIsBegunAgainTakesOverWhatIsDoneAndReadsNoResults() throws Exception {
    film("in/first.dcm", 1);
    film("in/second.dcm", 2);
    for (int run = 0; run < 2; run++) {
      Process process = watch("in/results", "0.2");
      await(process, "in/results", "in/first.dcm,diagnosed,", "in/second.dcm,diagnosed,");
      end(process, "-TERM");

      assertEquals(2, rows("in/results").size(), "results are no inputs");
      assertEquals(
          run == 1,
          text(folder.resolve("console")).contains("2 of them taken over from an earlier run"));
      // The next run is waited for by a table of its own.
      Files.delete(folder.resolve("in/results/results.csv"));
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
  void aWatchThatIsEndedWithEveryFileDoneIsCompleteWithItsPicturesAndStudies() throws Exception {
    film("in/first.dcm", 1);
    film("in/second.dcm", 2);
    Process process = watch("out", "0.2", "csv,json,summary,html,pdf");
    await(process, "out", "in/first.dcm,diagnosed,", "in/second.dcm,diagnosed,");
    // The last report of a group. What makes one is loaded then: the end has a moment for it alone.
    Path studies = folder.resolve("out/studies");
    while (!Files.exists(studies)
        || ResultFiles.names(studies).stream().noneMatch(name -> name.endsWith(".pdf"))) {
      assertFalse(process.waitFor(20, TimeUnit.MILLISECONDS), () -> text(folder.resolve("errors")));
    }
    // A second group, whose reports are still to be made when the signal comes.
    film("in/third.dcm", 3);
    while (!text(folder.resolve("console")).contains("in/third.dcm: diagnosed")) {
      assertFalse(process.waitFor(5, TimeUnit.MILLISECONDS), () -> text(folder.resolve("errors")));
    }
    long asked = System.nanoTime();
    end(process, "-INT");
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
    Lantern.quick(folder)
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

  private Process watch(String out, String settle) throws IOException {
    return watch(out, settle, "csv");
  }

  private Process watch(String out, String settle, String formats) throws IOException {
    return Lantern.quick(folder)
        .start(
            folder.resolve("console"),
            folder.resolve("errors"),
            "scan",
            "--watch",
            "in",
            "--recursive",
            "--settle",
            settle,
            "--format",
            formats,
            "--out",
            out);
  }

  /// Waits until the table of an output folder has rows that begin so.
  private void await(Process process, String out, String... begins) throws Exception {
    Path table = folder.resolve(out).resolve("results.csv");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Stream.of(begins)
        .allMatch(begin -> text(table).lines().anyMatch(line -> line.startsWith(begin)))) {
      assertTrue(System.nanoTime() < end, () -> text(table) + text(folder.resolve("console")));
      assertFalse(process.waitFor(20, TimeUnit.MILLISECONDS), () -> text(folder.resolve("errors")));
    }
  }

  private void end(Process process, String signal) throws Exception {
    assertTrue(ended("kill", signal, Long.toString(process.pid())));
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
