package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.dicom.ChestFilms;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.report.ResultFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The real process, killed with SIGKILL at moments that a seed decides, and begun again until it
/// ends: no file is lost, none is done twice, no output is torn, and the results are those of a run
/// that nobody disturbed. `-Dlantern.kills=1000` makes it long; `-Dlantern.seed` gives other
/// moments.
@Execution(ExecutionMode.CONCURRENT)
final class KillTest {
  private static final int KILLS = Integer.getInteger("lantern.kills", 5);
  private static final long SEED = Long.getLong("lantern.seed", 1L);

  /// One line of the console a file, up to 200 of them.
  private static final int FILMS = 140;

  /// Up to so many kills until a batch is let end; then it is begun afresh.
  private static final int KILLS_A_BATCH = 12;

  /// Outputs that tell when and how long a run was, each with its end.
  private static final Map<String, String> OF_THE_RUN =
      Map.of("report.html", "</html>", "summary.json", "}");

  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern DONE = Pattern.compile("(?m)^\\[\\d+/\\d+] (\\S+): ");

  private final Path folder;
  private final Random random = new Random(SEED);

  KillTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void losesNothingAndDoesNothingTwice() throws Exception {
    ChestFilms.fill(folder.resolve("in"), FILMS);
    TestBundles.discerning(Lantern.models(folder));
    assertEquals(1, end("undisturbed", "1").exitValue(), "some fail by intent");
    Map<String, byte[]> undisturbed = ResultFiles.files(folder.resolve("undisturbed"));
    assertTrue(undisturbed.size() > FILMS / 4, "there are heatmaps: " + undisturbed.keySet());

    int killed = 0;
    while (killed < KILLS) {
      int now = killUntilEnded(Math.min(KILLS_A_BATCH, KILLS - killed), undisturbed);
      System.out.printf("%d kills survived (seed %d)%n", killed + now, SEED);
      killed += now;
    }
  }

  /// One batch, killed so often, then let end.
  ///
  /// @return kills; fewer where the batch ended before
  private int killUntilEnded(int kills, Map<String, byte[]> undisturbed) throws Exception {
    Path out = folder.resolve("out");
    delete(out);
    List<String> done = new ArrayList<>();
    int killed = 0;
    while (killed < kills) {
      Process process = start("out", "2");
      boolean ended = killAfter(process, moment(kills));
      done.addAll(done());
      whole(out, undisturbed);
      if (ended) {
        break;
      }
      killed++;
    }
    assertEquals(1, end("out", "2").exitValue(), Lantern.text(folder.resolve("errors")));
    done.addAll(done());

    List<String> twice = new ArrayList<>(done);
    done.stream().distinct().forEach(twice::remove);
    assertEquals(List.of(), twice, "no file is done twice");
    assertEquals(
        ChestFilms.files(FILMS),
        ResultFiles.ledgerRows(out),
        "every file has its one row in the ledger");
    assertEquals(undisturbed.keySet(), whole(out, undisturbed), "nothing is missing");
    assertEquals(undisturbed.keySet(), ResultFiles.files(out).keySet(), "nothing is left over");
    assertEquals(List.of("ledger.sqlite"), ResultFiles.names(out.resolve(".lantern")));
    return killed;
  }

  /// Every file that has its name is whole, also right after a kill.
  ///
  /// @return names of all but temporary files
  private static Set<String> whole(Path out, Map<String, byte[]> undisturbed) throws IOException {
    Map<String, byte[]> outputs = ResultFiles.files(out);
    outputs.keySet().removeIf(name -> name.endsWith(".part"));
    outputs.forEach((name, bytes) -> same(undisturbed, bytes, name));
    return outputs.keySet();
  }

  private static void same(Map<String, byte[]> undisturbed, byte[] bytes, String name) {
    String end = OF_THE_RUN.get(name);
    if (end == null) {
      assertArrayEquals(undisturbed.get(name), bytes, name);
    } else {
      assertTrue(new String(bytes, StandardCharsets.UTF_8).strip().endsWith(end), name);
    }
  }

  /// When to kill: once so many more files are done, and so many milliseconds later. Some kills
  /// come before the first file.
  private record Moment(int files, int milliseconds) {}

  private Moment moment(int kills) {
    int most = 2 * ChestFilms.files(FILMS) / (kills + 1);
    return random.nextInt(6) == 0
        ? new Moment(0, random.nextInt(2000))
        : new Moment(1 + random.nextInt(most), random.nextInt(30));
  }

  /// @return true where it ended of itself before
  private boolean killAfter(Process process, Moment moment)
      throws IOException, InterruptedException {
    while (done().size() < moment.files()) {
      if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    boolean ended = process.waitFor(moment.milliseconds(), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    // It could not remove its natives, 65 MB at a time.
    delete(folder.resolve("temporary"));
    return ended;
  }

  private Process end(String out, String workers) throws IOException, InterruptedException {
    Process process = start(out, workers);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end after " + PATIENCE_SECONDS + " s");
    }
    return process;
  }

  private Process start(String out, String workers) throws IOException {
    return Lantern.in(folder)
        .start(
            folder.resolve("console"),
            folder.resolve("errors"),
            "scan",
            "in",
            "--out",
            out,
            "--workers",
            workers);
  }

  /// Files that the last process said it did. It says so once a file is safe.
  private List<String> done() throws IOException {
    List<String> done = new ArrayList<>();
    Matcher lines = DONE.matcher(Lantern.text(folder.resolve("console")));
    while (lines.find()) {
      done.add(lines.group(1));
    }
    return done;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
