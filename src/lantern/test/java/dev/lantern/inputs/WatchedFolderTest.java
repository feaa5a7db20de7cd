package dev.lantern.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files that really come into a folder, by copying and by moving.
@Timeout(60)
final class WatchedFolderTest {
  private static final Duration SETTLE = Duration.ofMillis(200);
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Path folder;
  private final Path elsewhere;

  WatchedFolderTest(@TempDir Path parent) {
    this.folder = parent.resolve("in");
    this.elsewhere = parent.resolve("elsewhere");
  }

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectory(folder);
    Files.createDirectory(elsewhere);
  }

  private static Path file(Path in, String name) throws IOException {
    Path file = Files.writeString(in.resolve(name), "content of " + name);
    return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private WatchedFolder watch(boolean recursive) {
    return WatchedFolder.open(ScanInputs.of(List.of(folder), recursive), SETTLE);
  }

  /// What the next group holds, by name.
  private List<String> next(WatchedFolder watched) {
    WatchedFolder.Change change = watched.next(() -> false);
    assertEquals(List.of(), change.gone());
    return names(change.complete());
  }

  private List<String> nextGone(WatchedFolder watched) {
    WatchedFolder.Change change = watched.next(() -> false);
    assertEquals(List.of(), change.complete());
    return names(change.gone());
  }

  private List<String> names(List<Path> paths) {
    return paths.stream()
        .map(path -> folder.relativize(path).toString().replace('\\', '/'))
        .toList();
  }

  @Test
  void takesFirstWhatLiesThere() throws IOException {
    file(folder, "b");
    file(folder, "a");
    file(Files.createDirectory(folder.resolve("sub")), "c");
    try (WatchedFolder watched = watch(true)) {
      assertEquals(List.of("a", "b", "sub/c"), next(watched));
    }
    try (WatchedFolder watched = watch(false)) {
      assertEquals(List.of("a", "b"), next(watched));
    }
  }

  @Test
  void takesAFileThatIsWrittenInPiecesOnceItIsWhole() throws IOException {
    Path growing = folder.resolve("growing");
    // The clock stands unless the writer is asked, so that no slow machine makes the file rest.
    Instant[] now = {Instant.now()};
    int[] pieces = {0};
    try (OutputStream out = Files.newOutputStream(growing);
        var watched =
            new WatchedFolder(
                ScanInputs.of(List.of(folder), false), SETTLE, () -> now[0], FolderBell.open())) {
      BooleanSupplier write =
          () -> {
            now[0] = now[0].plus(SETTLE.dividedBy(3));
            if (pieces[0] < 10) {
              append(out);
              pieces[0]++;
            }
            return false;
          };
      assertEquals(List.of(growing), watched.next(write).complete());
      assertEquals(10_000, Files.size(growing));
    }
  }

  private static void append(OutputStream out) {
    try {
      out.write(new byte[1000]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void takesWhatIsMovedIn() throws IOException {
    try (WatchedFolder watched = watch(true)) {
      file(folder, "first");
      assertEquals(List.of("first"), next(watched));
      Files.move(
          file(elsewhere, "scan.part"), folder.resolve("scan"), StandardCopyOption.ATOMIC_MOVE);
      assertEquals(List.of("scan"), next(watched));
      file(Files.createDirectory(elsewhere.resolve("study")), "1");
      Files.move(elsewhere.resolve("study"), folder.resolve("study"));
      assertEquals(List.of("study/1"), next(watched));
      // A folder that came later is listened to and looked into as well.
      file(folder.resolve("study"), "2");
      assertEquals(List.of("study/2"), next(watched));
    }
  }

  @Test
  void takesAgainWhatChangesAndNothingElse() throws IOException {
    file(folder, "a");
    file(folder, "b");
    try (WatchedFolder watched = watch(false)) {
      assertEquals(List.of("a", "b"), next(watched));
      Files.writeString(folder.resolve("b"), "more", StandardOpenOption.APPEND);
      assertEquals(List.of("b"), next(watched));
    }
  }

  @Test
  void tellsWhatIsGoneAndGivesItAgainWhenItReturns() throws IOException {
    file(folder, "a");
    file(folder, "b");
    Path sub = Files.createDirectory(folder.resolve("sub"));
    file(sub, "c");
    try (WatchedFolder watched = watch(true)) {
      assertEquals(List.of("a", "b", "sub/c"), next(watched));
      Files.move(folder.resolve("a"), elsewhere.resolve("a"));
      assertEquals(List.of("a"), nextGone(watched));
      Files.move(sub, elsewhere.resolve("sub"));
      assertEquals(List.of("sub/c"), nextGone(watched));
      Files.move(elsewhere.resolve("a"), folder.resolve("a"));
      assertEquals(List.of("a"), next(watched));
    }
  }

  @Test
  void ofAFolderThatIsAwayNothingIsGone() throws IOException {
    file(folder, "a");
    try (WatchedFolder watched = watch(true)) {
      assertEquals(List.of("a"), next(watched));
      Path away = Files.move(folder, elsewhere.resolve("in"));
      assertEquals(List.of(""), next(watched), "the folder itself is a gap");
      Files.move(away, folder);
      assertEquals(List.of(""), nextGone(watched), "and no gap any more");
      file(folder, "b");
      assertEquals(List.of("b"), next(watched));
    }
  }

  @Test
  void givesAgainWhatItIsAskedFor() throws IOException {
    Path file = file(folder, "a");
    file(folder, "b");
    try (WatchedFolder watched = watch(false)) {
      assertEquals(List.of("a", "b"), next(watched));
      for (int time = 0; time < 2; time++) {
        watched.again(List.of(file));
        assertEquals(List.of("a"), next(watched));
      }
    }
  }

  @Test
  void looksByItselfWhereTheSystemTellsNothing() throws IOException {
    try (var watched =
        new WatchedFolder(
            ScanInputs.of(List.of(folder), true),
            SETTLE,
            InstantSource.system(),
            FolderBell.silent())) {
      file(folder, "a");
      assertEquals(List.of("a"), next(watched));
      file(folder, "b");
      assertEquals(List.of("b"), next(watched));
    }
  }

  @Test
  void theSystemRingsForAFolder() throws Exception {
    try (FolderBell bell = FolderBell.open()) {
      bell.hang(folder);
      file(folder, "a");
      assertTrue(bell.await(Duration.ofSeconds(30)), "no ring");
    }
  }

  @Test
  void endsSoonWhenItIsStopped() throws IOException {
    file(folder, "a");
    try (WatchedFolder watched = watch(false)) {
      assertEquals(List.of("a"), next(watched));
      Files.writeString(folder.resolve("b"), "just now");
      int[] asked = {0};
      assertTrue(watched.next(() -> ++asked[0] > 3).isNone());
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: links and pipes need rights there")
  void tellsGapsOnceAndGoesRoundNoLink() throws Exception {
    file(folder, "a");
    Files.createSymbolicLink(folder.resolve("broken"), Path.of("nowhere"));
    Files.createSymbolicLink(folder.resolve("round"), Path.of("."));
    assertEquals(
        0, new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor());
    try (WatchedFolder watched = watch(true)) {
      assertEquals(List.of("a"), next(watched));
      assertEquals(List.of("broken", "pipe"), next(watched));
      file(folder, "b");
      assertEquals(List.of("b"), next(watched));
    }
  }

  @Test
  void leavesOutTheResults() throws IOException {
    file(folder, "a");
    file(Files.createDirectory(folder.resolve("out")), "results.csv");
    ScanInputs inputs =
        ScanInputs.of(List.of(folder), true).without(List.of(folder.resolve("out")));
    try (WatchedFolder watched = WatchedFolder.open(inputs, SETTLE)) {
      assertEquals(List.of("a"), next(watched));
    }
  }
}
