package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.Signals;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.report.ResultFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `scan` as it ends early, and goes on.
@Execution(ExecutionMode.CONCURRENT)
final class BatchCommandTest {
  private static final int FILMS = 140;
  private static final long PATIENCE_SECONDS = 60;
  private static final AtomicInteger OUTS = new AtomicInteger();

  @TempDir private static Path folder = Path.of("");

  private final String out = "out-" + OUTS.incrementAndGet();
  private final List<String[]> undo = new ArrayList<>();

  /// The inputs, and what a run makes of them that nobody disturbs.
  @BeforeAll
  static void runUndisturbed() throws IOException, InterruptedException {
    ChestFilms.fill(folder.resolve("in"), FILMS);
    TestBundles.discerning(Lantern.models(folder));
    Lantern.Ended ended =
        Lantern.in(folder).run("scan", "in", "--out", "undisturbed", "--workers", "3");
    assertEquals(1, ended.exitCode(), ended.err());
  }

  @AfterEach
  void undo() throws IOException, InterruptedException {
    for (String[] command : undo.reversed()) {
      system(command);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
  void aSignalEndsItWithItsResultsWrittenAndTheNextRunGoesOn(String signal) throws Exception {
    Process process = start("--workers", "1");
    awaitLine(process, "[5/");
    Signals.send(signal, process.toHandle());
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));

    assertEquals(130, process.exitValue(), Lantern.text(errors()));
    int done = csv().size() - 1;
    assertTrue(done >= 5 && done < ChestFilms.files(FILMS), done + " files");
    assertTrue(Lantern.text(out("results.json")).contains("\"cancelled\" : true"));
    assertEquals(
        List.of("ledger.sqlite"), ResultFiles.names(out(".lantern")), "the ledger is closed");
    assertTrue(console().contains(" not begun"), console());

    Lantern.Ended second = scan();
    assertTrue(takenOver(second) >= done, second.out());
    assertUndisturbed();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
  void aSecondScanOfTheSameFolderIsRefused() throws Exception {
    Process first = start("--workers", "1");
    awaitLine(first, "[1/");
    Signals.send("STOP", first.toHandle());
    Lantern.Ended second = scan();
    Signals.send("CONT", first.toHandle());
    assertTrue(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));

    assertEquals(2, second.exitCode());
    assertEquals(
        "Another scan is writing to " + out + ": let it end, or name another folder.",
        second.err().strip());
    assertUndisturbed();
  }

  @Test
  void saysHowMuchItTookOverAndReconciles() throws Exception {
    Path film = ChestFilms.write(folder.resolve("new.dcm"), 999);
    scan();

    Lantern.Ended second = scan(film.toString());

    String sums = FILMS + 1 + " diagnosed + 28 skipped + 14 failed";
    assertTrue(
        second.out().contains(ChestFilms.files(FILMS) + 1 + " found = " + sums), second.out());
    assertEquals(ChestFilms.files(FILMS), takenOver(second));
    assertEquals(
        1, second.out().lines().filter(line -> line.startsWith("[")).count(), second.out());
    assertEquals(ChestFilms.files(FILMS) - 14, takenOver(scan("--retry", "failed")));
    assertEquals(0, takenOver(scan("--fresh")));
    assertUndisturbed();
  }

  @Test
  void collectsWhatFailedAndLeavesTheOriginals() throws Exception {
    List<State> before = state(folder.resolve("in"));

    Lantern.Ended first = scan("--quarantine", "bad");
    List<String> held = ResultFiles.names(folder.resolve("bad").resolve("truncated"));
    scan("--quarantine", "bad");

    assertEquals(before, state(folder.resolve("in")));
    assertTrue(first.out().contains("14 failed files are in bad"), first.out());
    assertEquals(14, held.size());
    assertEquals(held, ResultFiles.names(folder.resolve("bad").resolve("truncated")), "once each");
    for (String name : held) {
      assertTrue(name.matches("[0-9a-f]{32}-film-0..0-cut\\.dcm"), name);
      assertTrue(
          Files.isSameFile(
              folder.resolve("bad").resolve("truncated").resolve(name),
              folder.resolve("in").resolve(name.substring(33))),
          "a hard link");
    }
  }

  @Test
  void copiesWhatFailedWhereNoLinkCanBeMade() throws Exception {
    Path elsewhere = tmpfs("elsewhere", "8m");

    scan("--quarantine", elsewhere.toString());

    for (String name : ResultFiles.names(elsewhere.resolve("truncated"))) {
      Path copy = elsewhere.resolve("truncated").resolve(name);
      Path original = folder.resolve("in").resolve(name.substring(33));
      assertEquals(-1, Files.mismatch(copy, original));
      assertEquals(Files.getLastModifiedTime(original), Files.getLastModifiedTime(copy));
    }
    assertEquals(14, ResultFiles.names(elsewhere.resolve("truncated")).size());
  }

  @Test
  void aFullDiskEndsInOneSentenceAndTheNextRunGoesOn() throws Exception {
    Path small = tmpfs(out, "900k");

    Lantern.Ended full = scan("--fresh");
    assertEquals(0, system("mount", "-o", "remount,size=64m", small.toString()));
    int rows = ResultFiles.ledgerRows(small);
    Lantern.Ended second = scan();

    assertEquals(1, full.exitCode(), full.err());
    assertEquals(1, full.err().strip().lines().count(), full.err());
    assertTrue(full.err().startsWith("The scan stopped. "), full.err());
    assertTrue(full.err().contains(": the same command without --fresh goes on "), full.err());
    assertTrue(rows > 0 && rows < ChestFilms.files(FILMS), rows + " rows");
    assertEquals(rows, takenOver(second), "nothing is lost");
    assertUndisturbed();
  }

  @Test
  void aFolderThatBecomesReadOnlyEndsInOneSentenceAndTheNextRunGoesOn() throws Exception {
    Process process = start("--workers", "1");
    awaitLine(process, "[20/");
    freeze(out("heatmaps"));
    freeze(out(""));
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    String said = Lantern.text(errors());
    int exit = process.exitValue();
    int done = ResultFiles.ledgerRows(folder.resolve(out));
    undo();
    Lantern.Ended second = scan();

    assertEquals(1, exit, said);
    assertEquals(1, said.strip().lines().count(), said);
    assertTrue(said.startsWith("The scan stopped. "), said);
    assertTrue(done >= 20 && done < ChestFilms.files(FILMS), done + " done");
    assertEquals(done, takenOver(second), "nothing is lost");
    assertUndisturbed();
  }

  @Test
  void aScanThatCannotEndItsLedgerIsNotReportedAsWhole() throws Exception {
    Path film = ChestFilms.write(folder.resolve("alone.dcm"), 5);
    String[] words = {"scan", film.toString(), "--out", out};
    Lantern.Ended whole = Lantern.in(folder).run(words);
    try (var ledger =
            DriverManager.getConnection("jdbc:sqlite:" + out(".lantern").resolve("ledger.sqlite"));
        var statement = ledger.createStatement()) {
      statement.execute(
          "CREATE TRIGGER stop BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'no room'); END");
    }
    Lantern.Ended stopped = Lantern.in(folder).run(words);

    assertEquals(0, whole.exitCode(), whole.err());
    assertTrue(stopped.out().contains("1 found = 1 diagnosed"), stopped.out());
    assertTrue(stopped.err().startsWith("The scan stopped. "), stopped.err());
    assertEquals(1, stopped.exitCode());
  }

  /// Nobody makes a file there any more. Root goes by no permission, but by the immutable flag.
  private void freeze(Path made) throws IOException, InterruptedException {
    String[][] ways = {
      {"chattr", "+i", made.toString()}, {"chmod", "a-w", made.toString()},
    };
    String[][] back = {
      {"chattr", "-i", made.toString()}, {"chmod", "u+w", made.toString()},
    };
    int way = system("chattr", "+i", made.toString()) == 0 ? 0 : 1;
    undo.add(back[way]);
    Assumptions.assumeTrue(
        system(ways[way]) == 0 && !Files.isWritable(made),
        "skipped: a folder cannot be made read-only for this user");
  }

  private Path tmpfs(String name, String size) throws IOException, InterruptedException {
    Path mount = Files.createDirectories(folder.resolve(name));
    Assumptions.assumeTrue(
        system("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", mount.toString()) == 0,
        "skipped: a small file system can be mounted by root alone");
    undo.add(new String[] {"umount", mount.toString()});
    return mount;
  }

  private static int system(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private void assertUndisturbed() throws IOException {
    assertEquals(
        ResultFiles.names(folder.resolve("undisturbed")), ResultFiles.names(folder.resolve(out)));
    for (String name : List.of("results.csv", "results.json")) {
      assertEquals(
          Lantern.text(folder.resolve("undisturbed").resolve(name)), Lantern.text(out(name)));
    }
    assertEquals(
        contents(folder.resolve("undisturbed").resolve("heatmaps")), contents(out("heatmaps")));
  }

  private static List<String> contents(Path folder) throws IOException {
    return state(folder).stream().map(file -> file.name() + " " + file.content()).toList();
  }

  private record State(String name, FileTime modified, int content) {}

  private static List<State> state(Path folder) throws IOException {
    List<State> state = new ArrayList<>();
    for (String name : ResultFiles.names(folder)) {
      Path file = folder.resolve(name);
      state.add(
          new State(
              name, Files.getLastModifiedTime(file), Arrays.hashCode(Files.readAllBytes(file))));
    }
    return state;
  }

  private static int takenOver(Lantern.Ended ended) {
    return ended
        .out()
        .lines()
        .filter(line -> line.endsWith(" of them taken over from an earlier run"))
        .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
        .findFirst()
        .orElse(0);
  }

  private Lantern.Ended scan(String... words) throws IOException, InterruptedException {
    return Lantern.in(folder).run(words("--workers", "2", words));
  }

  private Process start(String... words) throws IOException {
    return Lantern.in(folder)
        .start(folder.resolve(out + ".console"), errors(), words("", "", words));
  }

  private String[] words(String option, String value, String... words) {
    return Stream.concat(
            Stream.of("scan", "in", "--out", out, option, value).filter(word -> !word.isEmpty()),
            Arrays.stream(words))
        .toArray(String[]::new);
  }

  private void awaitLine(Process process, String words) throws IOException, InterruptedException {
    while (!console().contains(words) && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
      // It is on its way there.
    }
  }

  private String console() throws IOException {
    return Lantern.text(folder.resolve(out + ".console"));
  }

  private Path errors() {
    return folder.resolve(out + ".errors");
  }

  private Path out(String name) {
    return folder.resolve(out).resolve(name);
  }

  private List<String> csv() throws IOException {
    return Files.readAllLines(out("results.csv"));
  }
}
