package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What `scan` takes for inputs.
@Execution(ExecutionMode.CONCURRENT)
final class ScanInputsTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void putABundle() throws IOException {
    TestBundles.discerning(Lantern.models(folder));
    Files.createDirectories(folder.resolve("in").resolve("sub"));
  }

  private Path film(String name, int number) {
    return ChestFilms.write(folder.resolve(name), number);
  }

  private Lantern.Ended scan(String... words) throws Exception {
    return Lantern.in(folder)
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
        Lantern.in(folder).run("scan", "@list.txt", "--out", ".", "--format", "csv");

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
                "--settle takes 0.1 to 3600 seconds, not 0.0.", "--watch", "in", "--settle", "0"),
            List.of("--settle needs --watch.", "in", "--settle", "3"),
            List.of("--workers takes 1 to 64, not 0.", "in", "--workers", "0"))) {
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
      Lantern lantern = Lantern.in(folder);
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
}
