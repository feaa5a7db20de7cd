package dev.lantern.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FileStamp;
import dev.lantern.ledger.LedgerRow.Content;
import dev.lantern.ledger.LedgerRow.Identifiers;
import dev.lantern.ledger.LedgerRow.Judgement;
import dev.lantern.ledger.LedgerRow.Output;
import dev.lantern.ledger.LedgerRow.Score;
import dev.lantern.ledger.LedgerRow.Timing;
import dev.lantern.ledger.LedgerRow.Verdict;
import dev.lantern.platform.LedgerTrouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the ledger keeps, and what it refuses.
final class BatchLedgerTest {
  private static final LedgerRun RUN =
      new LedgerRun(
          "Lantern 1",
          "float32",
          "ab".repeat(32),
          List.of(new LedgerRun.Bundle("cxr 1.0.0", "cd".repeat(32))));
  private static final Content CONTENT =
      new Content(new FileStamp(123, 1_700_000_000_123_456_789L), "ef".repeat(16));

  private final Path folder;

  BatchLedgerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aSharedFolderIsNamedWithoutAHost() {
    assertEquals(
        "jdbc:sqlite:file:////nas/r%20%C3%A9/l.sqlite",
        BatchLedger.url(URI.create("file://nas/r%20é/l.sqlite")));
    assertEquals(
        "jdbc:sqlite:file:///C:/r/l.sqlite", BatchLedger.url(URI.create("file:///C:/r/l.sqlite")));
  }

  @Test
  void givesBackWhatItWasGiven() throws Exception {
    LedgerRow positive = positive("a.dcm", "heatmaps/a.png");
    LedgerRow skipped = skipped("b.zip", "in/é.dcm");
    try (BatchLedger ledger = open()) {
      ledger.record(positive);
      ledger.record(skipped);
    }

    try (BatchLedger ledger = open()) {
      assertEquals(List.of(positive, skipped), rows(ledger));
      assertEquals(Optional.of(skipped), ledger.find(skipped.key()));
      assertEquals(Optional.empty(), ledger.find(new FileKey("file:///b.zip", "")));
    }
  }

  @Test
  void liesInFoldersOfAnyName() throws Exception {
    Path odd = folder.resolve("a b?c=d&é#%41;\u80ba");
    try (BatchLedger ledger = BatchLedger.open(odd, RUN, false)) {
      ledger.record(skipped("a.dcm", ""));
    }

    try (BatchLedger ledger = BatchLedger.open(odd, RUN, false)) {
      assertEquals(1, rows(ledger).size());
    }
    try (Stream<Path> files = Files.list(odd.resolve(BatchLedger.FOLDER))) {
      assertEquals(List.of("ledger.sqlite"), files.map(f -> f.toFile().getName()).toList());
    }
  }

  @Test
  void keepsManyRowsAtOnce() throws Exception {
    List<LedgerRow> rows =
        IntStream.range(0, 25_000).mapToObj(i -> skipped("%05d.txt".formatted(i), "")).toList();
    try (BatchLedger ledger = open()) {
      ledger.record(positive("00000.txt", "heatmaps/a.png"));
      assertEquals(25_000, ledger.recordAll(rows, () -> false));
    }
    try (BatchLedger ledger = open()) {
      assertEquals(Set.copyOf(rows), Set.copyOf(rows(ledger)));
    }
  }

  @Test
  void keepsNoFurtherRowsOnceItIsCancelled() throws Exception {
    List<LedgerRow> rows =
        IntStream.range(0, 25_000).mapToObj(i -> skipped("%05d.txt".formatted(i), "")).toList();
    var asked = new AtomicInteger();
    try (BatchLedger ledger = open()) {
      int kept = ledger.recordAll(rows, () -> asked.incrementAndGet() > 1);

      assertTrue(kept > 0 && kept < rows.size(), kept + " kept");
      assertEquals(Set.copyOf(rows.subList(0, kept)), Set.copyOf(rows(ledger)));
      assertEquals(0, ledger.recordAll(rows, () -> true));
    }
  }

  @Test
  void keepsOneRowAFile() throws Exception {
    try (BatchLedger ledger = open()) {
      ledger.record(skipped("a.dcm", ""));
      ledger.record(positive("a.dcm", "heatmaps/a.png"));

      assertEquals(List.of(positive("a.dcm", "heatmaps/a.png")), rows(ledger));
    }
  }

  @Test
  void removesTheFilesOfAVerdictThatHoldsNoMore() throws Exception {
    try (BatchLedger ledger = open()) {
      ledger.record(positive("a.dcm", made("heatmaps/a.png")));
      ledger.record(positive("b.dcm", made("heatmaps/b.png")));
      ledger.record(skipped("a.dcm", ""));
      ledger.record(positive("b.dcm", made("heatmaps/b.png")));
      ledger.end();
    }

    assertFalse(Files.exists(folder.resolve("heatmaps/a.png")));
    assertTrue(Files.exists(folder.resolve("heatmaps/b.png")));
  }

  @Test
  void removesFilesThatWereAnnouncedAndWhoseRowNeverCame() throws Exception {
    try (BatchLedger ledger = open()) {
      ledger.announce(List.of("heatmaps/a.png", "heatmaps/b.png", "heatmaps/never-made.png"));
      made("heatmaps/a.png");
      ledger.record(positive("b.dcm", made("heatmaps/b.png")));
      made("heatmaps/foreign.png");
    }

    try (BatchLedger ledger = open()) {
      assertEquals(List.of(positive("b.dcm", "heatmaps/b.png")), rows(ledger));
    }
    assertFalse(Files.exists(folder.resolve("heatmaps/a.png")));
    assertTrue(Files.exists(folder.resolve("heatmaps/b.png")));
    assertTrue(Files.exists(folder.resolve("heatmaps/foreign.png")), "not the ledger's");
  }

  @Test
  void removesNothingOutsideItsFolder() throws Exception {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path outside = Files.createFile(folder.resolve("precious"));
    try (BatchLedger ledger = BatchLedger.open(out, RUN, false)) {
      ledger.announce(List.of("../precious", outside.toString(), "."));
    }

    BatchLedger.open(out, RUN, false).close();

    assertTrue(Files.exists(outside));
    assertTrue(Files.exists(out));
  }

  @Test
  void forgetsEveryRowWithItsFiles() throws Exception {
    try (BatchLedger ledger = open()) {
      ledger.record(positive("a.dcm", made("heatmaps/a.png")));
    }

    try (BatchLedger ledger = BatchLedger.open(folder, RUN, true)) {
      assertEquals(1, rows(ledger).size());
      assertTrue(Files.exists(folder.resolve("heatmaps/a.png")));
      ledger.forget();
      assertEquals(List.of(), rows(ledger));
    }
    assertFalse(Files.exists(folder.resolve("heatmaps/a.png")));
  }

  @Test
  void refusesASecondRunUntilTheFirstEnds() throws Exception {
    try (BatchLedger ledger = open()) {
      ledger.record(skipped("a.dcm", ""));
      for (boolean fresh : new boolean[] {false, true}) {
        LedgerException refused =
            assertThrows(LedgerException.class, () -> BatchLedger.open(folder, RUN, fresh));
        assertEquals(LedgerTrouble.Kind.BUSY, refused.trouble());
      }
      assertEquals(1, rows(ledger).size());
    }
    open().close();
  }

  @Test
  void aFileThatCannotBeRemovedYetIsRemovedByALaterRun() throws Exception {
    Path full = Files.createDirectories(folder.resolve("heatmaps"));
    Path kept = Files.createFile(full.resolve("kept"));
    try (BatchLedger ledger = open()) {
      ledger.announce(List.of("heatmaps"));
    }
    for (boolean fresh : new boolean[] {false, true, false}) {
      try (BatchLedger ledger = BatchLedger.open(folder, RUN, fresh)) {
        ledger.announce(List.of(made("old.png")));
        ledger.end();
        assertFalse(Files.exists(folder.resolve("old.png")), "what can be removed is");
        assertTrue(Files.exists(kept));
      }
    }
    Files.delete(kept);

    open().close();
    assertFalse(Files.exists(full));
  }

  @Test
  void aDamagedLedgerIsNamedAndBegunAfresh() throws Exception {
    Files.createDirectories(folder.resolve(BatchLedger.FOLDER));
    Files.writeString(file(), "this is no database, and long enough to be looked at".repeat(100));

    LedgerException damaged = assertThrows(LedgerException.class, this::open);
    assertEquals(LedgerTrouble.Kind.DAMAGED, damaged.trouble());
    try (BatchLedger ledger = BatchLedger.open(folder, RUN, true)) {
      assertEquals(List.of(), rows(ledger));
    }
  }

  @Test
  void aLedgerOfAnotherVersionIsLeftAloneOrReplacedWithItsFiles() throws Exception {
    try (BatchLedger ledger = open()) {
      ledger.record(positive("a.dcm", made("heatmaps/a.png")));
      ledger.announce(List.of(made("heatmaps/b.png")));
    }
    sql("PRAGMA user_version = 99");

    LedgerException other = assertThrows(LedgerException.class, this::open);
    assertEquals(LedgerTrouble.Kind.OTHER_VERSION, other.trouble());
    assertTrue(Files.exists(folder.resolve("heatmaps/a.png")));
    try (BatchLedger ledger = BatchLedger.open(folder, RUN, true)) {
      ledger.forget();
    }
    assertFalse(Files.exists(folder.resolve("heatmaps/a.png")));
    assertFalse(Files.exists(folder.resolve("heatmaps/b.png")));
    open().close();
  }

  @Test
  void keepsTheRowsOfManyThreads() throws Exception {
    try (BatchLedger ledger = open()) {
      CompletableFuture.allOf(
              IntStream.range(0, 8)
                  .mapToObj(t -> CompletableFuture.runAsync(() -> recordTen(ledger, t)))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
      assertEquals(80, rows(ledger).size());
      assertEquals(80, new HashSet<>(rows(ledger)).size());
    }
  }

  @Test
  void saysThatARowIsNotSafeOnceTheLedgerIsGone() throws Exception {
    try (BatchLedger ledger = open()) {
      ledger.record(skipped("a.dcm", ""));
      Files.delete(file());
      LedgerException gone =
          assertThrows(LedgerException.class, () -> ledger.record(skipped("b.dcm", "")));
      assertEquals(LedgerTrouble.Kind.REMOVED, gone.trouble());
    }
    BatchLedger closed = open();
    closed.close();
    assertThrows(LedgerException.class, () -> closed.record(skipped("b.dcm", "")));
  }

  @Test
  void noRowIsReportedSafeThatAnErrorKeptFromBeing() throws Exception {
    LedgerRow kept = skipped("a.dcm", "");
    try (BatchLedger ledger = open()) {
      ledger.record(kept);
      // Both wait for the ledger, so that one of them has both rows to commit.
      List<FutureTask<Boolean>> both = new ArrayList<>();
      ledger.each(
          _ -> {
            both.add(recording(ledger, skipped("b.dcm", "")));
            both.add(recording(ledger, unwritable("c.dcm")));
          });
      for (FutureTask<Boolean> one : both) {
        assertThrows(ExecutionException.class, one::get);
      }
      assertThrows(LedgerException.class, () -> ledger.record(skipped("d.dcm", "")));
    }
    try (BatchLedger ledger = open()) {
      assertEquals(List.of(kept), rows(ledger));
    }
  }

  /// Records a row on a thread of its own.
  ///
  /// @return once that thread waits for the ledger
  private static FutureTask<Boolean> recording(BatchLedger ledger, LedgerRow row) {
    var task =
        new FutureTask<>(
            () -> {
              ledger.record(row);
              return true;
            });
    Thread thread = Thread.ofPlatform().start(task);
    while (thread.getState() != Thread.State.BLOCKED) {
      assertFalse(task.isDone(), "it did not wait for the ledger");
      Thread.onSpinWait();
    }
    return task;
  }

  /// As SQLite does of itself where the disk is full.
  @Test
  void keepsNothingMoreOnceSqliteHasRolledBack() throws Exception {
    open().close();
    sql(
        "CREATE TRIGGER full BEFORE INSERT ON file WHEN NEW.file = 'file:///b.dcm'"
            + " BEGIN SELECT RAISE(ROLLBACK, 'no room'); END");
    LedgerRow kept = positive("a.dcm", made("heatmaps/a.png"));
    LedgerRow lost = positive("b.dcm", "heatmaps/b.png");
    LedgerRow after = positive("c.dcm", "heatmaps/c.png");
    try (BatchLedger ledger = open()) {
      ledger.record(kept);
      ledger.announce(lost.outputs().stream().map(Output::name).toList());
      made("heatmaps/b.png");
      ledger.announce(after.outputs().stream().map(Output::name).toList());
      made("heatmaps/c.png");
      LedgerException first = assertThrows(LedgerException.class, () -> ledger.record(lost));

      assertEquals(
          first.getMessage(),
          assertThrows(LedgerException.class, () -> ledger.record(after)).getMessage());
      assertThrows(LedgerException.class, () -> ledger.recordAll(List.of(after), () -> false));
      assertThrows(LedgerException.class, () -> ledger.announce(List.of("heatmaps/d.png")));
      assertThrows(LedgerException.class, ledger::end);
    }

    try (BatchLedger ledger = open()) {
      assertEquals(List.of(kept), rows(ledger));
      assertTrue(Files.exists(folder.resolve("heatmaps/a.png")));
      assertFalse(Files.exists(folder.resolve("heatmaps/b.png")), "its row never came");
      assertFalse(Files.exists(folder.resolve("heatmaps/c.png")), "nor did that of the next");
      ledger.record(after);
      assertEquals(List.of(kept, after), rows(ledger));
    }
  }

  @Test
  void keepsTheSettingsOfEachRunAndWhetherItEnded() throws Exception {
    open().close();
    try (BatchLedger ledger = open()) {
      ledger.end();
    }

    assertEquals(
        List.of("Lantern 1|float32|cxr 1.0.0|open", "Lantern 1|float32|cxr 1.0.0|ended"),
        query(
            "SELECT program || '|' || precision || '|' || name ||"
                + " CASE WHEN ended IS NULL THEN '|open' ELSE '|ended' END"
                + " FROM run JOIN bundle ON bundle.run = run.id ORDER BY run.id"));
  }

  private BatchLedger open() throws LedgerException {
    return BatchLedger.open(folder, RUN, false);
  }

  private Path file() {
    return folder.resolve(BatchLedger.FOLDER).resolve("ledger.sqlite");
  }

  private static List<LedgerRow> rows(BatchLedger ledger) throws LedgerException {
    List<LedgerRow> rows = new ArrayList<>();
    ledger.each(rows::add);
    return rows;
  }

  private static void recordTen(BatchLedger ledger, int thread) {
    try {
      for (int i = 0; i < 10; i++) {
        ledger.record(skipped(thread + "-" + i + ".dcm", ""));
      }
    } catch (LedgerException e) {
      throw new CompletionException(e);
    }
  }

  private String made(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(folder.resolve("heatmaps"));
    Files.writeString(file, "made!");
    return name;
  }

  private void sql(String words) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(words);
    }
  }

  private List<String> query(String words) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        var result = statement.executeQuery(words)) {
      while (result.next()) {
        answers.add(result.getString(1));
      }
    }
    return answers;
  }

  private static LedgerRow positive(String name, String output) {
    return new LedgerRow(
        new FileKey("file:///" + name, ""),
        Optional.of(CONTENT),
        "01".repeat(32),
        new Verdict(
            "diagnosed",
            "",
            "",
            new Identifiers(Optional.of("1.2"), Optional.of("1.3"), Optional.empty()),
            Optional.of(
                new Judgement(
                    "cxr 1.0.0",
                    "cd".repeat(32),
                    List.of(
                        new Score("zeta", Math.PI, 0.1 + 0.2, 0.3, true, "mixed"),
                        new Score("alpha", -1e-300, 0, 0.5, false, ""))))),
        List.of(new Output(output, 5)),
        new Timing(1, 2, 3));
  }

  /// A row that no program makes which is in order.
  private static LedgerRow unwritable(String name) {
    LedgerRow row = skipped(name, "");
    return new LedgerRow(
        row.key(),
        new AtomicReference<Optional<Content>>().get(),
        row.basis(),
        row.verdict(),
        row.outputs(),
        row.timing());
  }

  private static LedgerRow skipped(String name, String entry) {
    return new LedgerRow(
        new FileKey("file:///" + name, entry),
        Optional.empty(),
        "02".repeat(32),
        new Verdict(
            "skipped",
            "not-dicom",
            "not a DICOM file",
            new Identifiers(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty()),
        List.of(),
        new Timing(4, 5, 0));
  }
}
