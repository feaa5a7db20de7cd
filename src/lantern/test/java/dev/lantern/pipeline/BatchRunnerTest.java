package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Finding;
import dev.lantern.classify.Precision;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.LedgerTrouble;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.report.MadeParts;
import dev.lantern.report.PositiveFiles;
import dev.lantern.report.ReportContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a second run does again, and what it takes over.
final class BatchRunnerTest {
  private static final int FILMS = 12;

  private final Path folder;
  private final Path in;
  private final Path out;
  private final Path models;

  BatchRunnerTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.in = folder.resolve("in");
    this.out = folder.resolve("out");
    this.models = Files.createDirectories(folder.resolve("models"));
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @BeforeEach
  void makeInputs() throws IOException {
    ChestFilms.fill(in, FILMS);
    TestBundles.discerning(models);
  }

  /// A run, and what it did itself.
  private record Ran(BatchResult result, Set<String> did) {}

  @Test
  void takesOverWhatIsDone() throws Exception {
    Ran first = run();
    Ran second = run();

    assertEquals(ChestFilms.files(FILMS), first.did().size());
    assertEquals(0, first.result().takenOver());
    assertEquals(Set.of(), second.did());
    assertEquals(ChestFilms.files(FILMS), second.result().takenOver());
    assertEquals(first.result().rows(), second.result().rows());
    assertTrue(first.result().count(Outcome.DIAGNOSED) == FILMS, "films are diagnosed");
    assertTrue(first.result().rows().stream().anyMatch(BatchRow::positive), "some are positive");
    assertTrue(
        first.result().rows().stream()
            .anyMatch(row -> row.outcome() == Outcome.DIAGNOSED && !row.positive()),
        "some are negative");
  }

  @Test
  void takesOverMoreFilesThanAreLookedUpOneByOne() throws Exception {
    int more = 600;
    for (int i = 0; i < more; i++) {
      Files.writeString(in.resolve("text-" + i), "no scan");
    }
    run();
    Ran second = run();

    assertEquals(Set.of(), second.did());
    assertEquals(ChestFilms.files(FILMS) + more, second.result().takenOver());
  }

  @Test
  void readsNoRowOfOtherFilesForAFew() throws Exception {
    run();
    // A row that cannot be read.
    alterOneRow("UPDATE file SET content_hash = 'none' WHERE file LIKE '%film-0001.dcm'");
    Files.delete(film(1));

    assertEquals(ChestFilms.files(FILMS) - 1, run().result().takenOver());
  }

  @Test
  void doesAgainWhatChangedAndNotWhatWasOnlyTouched() throws Exception {
    run();
    Files.setLastModifiedTime(film(0), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    ChestFilms.write(film(1), 100);

    Ran second = run();

    assertEquals(Set.of("film-0000.dcm", "film-0001.dcm"), second.did(), "both are looked into");
    assertEquals(ChestFilms.files(FILMS) - 1, second.result().takenOver());
    assertEquals(Set.of(), run().did());
  }

  @Test
  void sameContentUnderAnotherNameIsAnotherFile() throws Exception {
    run();
    Files.move(film(0), in.resolve("renamed.dcm"));

    Ran second = run();

    assertEquals(Set.of("renamed.dcm"), second.did());
    assertFalse(names(second.result()).contains("film-0000.dcm"));
  }

  @Test
  void leavesOutWhatDisappearedAndKnowsItWhenItReturns() throws Exception {
    run();
    Path away = folder.resolve("away.dcm");
    Files.move(film(0), away);
    Ran without = run();
    Files.move(away, film(0));
    Ran with = run();

    assertEquals(ChestFilms.files(FILMS) - 1, without.result().found());
    assertFalse(names(without.result()).contains("film-0000.dcm"));
    assertEquals(ChestFilms.files(FILMS), with.result().takenOver());
  }

  @Test
  void doesAgainWhoseHeatmapIsGone() throws Exception {
    Ran first = run();
    Path heatmap = heatmaps().getFirst();
    byte[] before = Files.readAllBytes(heatmap);
    Files.delete(heatmap);

    Ran second = run();

    assertEquals(1, second.did().size());
    assertEquals(first.result().rows(), second.result().rows());
    assertEquals(List.of(before.length), List.of(Files.readAllBytes(heatmap).length));
  }

  @Test
  void removesTheHeatmapOfWhatIsPositiveNoMore() throws Exception {
    run();
    List<Path> before = heatmaps();
    Path foreign = Files.createFile(out.resolve("heatmaps").resolve("mine.png"));
    for (int i = 0; i < FILMS; i++) {
      Files.copy(in.resolve("film-0000-cut.dcm"), film(i), StandardCopyOption.REPLACE_EXISTING);
    }

    run();

    assertTrue(before.size() > 0);
    assertEquals(List.of(foreign), heatmaps());
  }

  @Test
  void doesAgainWhatRestsOnAChangedBundleOnly() throws Exception {
    run();
    Path copy = models.resolve("tiny-0.1.0");
    TestBundles.edit(copy, "\"threshold\": 0.8,", "\"threshold\": 0.81,");

    Ran second = run();

    assertEquals(
        Stream.concat(
                Stream.iterate(0, i -> i < FILMS, i -> i + 1)
                    .map(i -> String.format(Locale.ROOT, "film-%04d.dcm", i)),
                Stream.of("film-0000-cut.dcm", "film-0010-cut.dcm")
                    .flatMap(cut -> Stream.of(cut, cut.replace("cut", "slice"))))
            .collect(Collectors.toCollection(TreeSet::new)),
        second.did(),
        "what is no DICOM file rests on no bundle");
  }

  @Test
  void aBundleThatIsAskedLaterChangesNoDiagnosis() throws Exception {
    run();
    Files.move(
        TestBundles.ultrasound(Files.createDirectories(folder.resolve("second"))),
        models.resolve("tiny-us-0.1.0"));

    Ran second = run();

    assertTrue(
        second.did().stream().noneMatch(name -> name.matches("film-....\\.dcm")),
        String.valueOf(second.did()));
  }

  @Test
  void doesAgainWithAnotherPrecision() throws Exception {
    run();

    Ran second = run(Precision.INT8, output(false, false));

    assertTrue(second.did().contains("film-0000.dcm"));
    assertFalse(second.did().contains("film-0000.txt"));
  }

  @Test
  void retriesWhatFailedOnlyWhenAsked() throws Exception {
    run();
    assertEquals(Set.of(), run().did());

    Ran retried = run(Precision.FLOAT32, output(false, true));

    assertEquals(Set.of("film-0000-cut.dcm", "film-0010-cut.dcm"), retried.did());
  }

  @Test
  void retriesWhatFailedOnceARunner() throws Exception {
    run();
    var workbench = new Workbench(List.of(models));
    try (BundleRouter router = workbench.router(Optional.empty(), Precision.FLOAT32);
        BatchRunner runner = workbench.batch(router, output(false, true), heatmaps(router))) {
      var first = new Recording();
      var second = new Recording();
      runner.run(request(2), first, new BatchControl());
      runner.run(request(2), second, new BatchControl());

      assertEquals(Set.of("film-0000-cut.dcm", "film-0010-cut.dcm"), first.did);
      assertEquals(Set.of(), second.did);
    }
  }

  @Test
  void beginsAfresh() throws Exception {
    Ran first = run();

    Ran second = run(Precision.FLOAT32, output(true, false));

    assertEquals(first.did(), second.did());
    assertEquals(first.result(), second.result());
  }

  @Test
  void aFreshStartThatCannotBeginForgetsNothing() throws Exception {
    run();
    var slip = new BatchRequest(ScanInputs.parse(List.of(in + "/*.dmc"), true), 1);
    var workbench = new Workbench(List.of(models));
    try (BundleRouter router = workbench.router(Optional.empty(), Precision.FLOAT32);
        BatchRunner runner = workbench.batch(router, output(true, false), heatmaps(router))) {
      assertThrows(
          BatchRefusedException.class, () -> runner.run(slip, new Recording(), new BatchControl()));
    }

    assertEquals(ChestFilms.files(FILMS), run().result().takenOver());
  }

  @Test
  void trustThatCouldNotBeMeasuredIsMeasuredAgain() throws Exception {
    run();
    alterOneRow(
        "UPDATE file SET detail = 'trust not measured: no memory'"
            + " WHERE file LIKE '%film-0001.dcm' AND outcome = 'diagnosed'");

    Ran second = run();

    assertEquals(Set.of("film-0001.dcm"), second.did());
  }

  @Test
  void whatVanishesMidwayIsAnOutcomeAndIsDoneOnceItIsBack() throws Exception {
    Path away = folder.resolve("away.dcm");
    Path last = film(FILMS - 1);
    var vanishing =
        new Recording() {
          @Override
          public synchronized void finished(BatchRow row) {
            super.finished(row);
            if (Files.exists(last)) {
              move(last, away);
            }
          }
        };
    BatchResult first = run(Precision.FLOAT32, output(false, false), vanishing, 1);
    BatchRow gone =
        first.rows().stream().filter(row -> row.source().file().equals(last)).findFirst().get();
    move(away, last);
    Ran second = run();

    assertEquals(Outcome.FAILED, gone.outcome());
    assertEquals(Optional.of(FailureReason.MISSING), gone.reason());
    assertEquals(Set.of("film-0011.dcm"), second.did());
    assertEquals(FILMS, second.result().count(Outcome.DIAGNOSED));
  }

  @Test
  void knowsTheEntriesOfAnArchiveByTheirBytes() throws Exception {
    Path zip = in.resolve("scans.zip");
    zip(zip, "a.dcm", "b.dcm");
    Ran first = run();
    zip(zip, "a.dcm", "b.dcm", "c.dcm");
    Files.setLastModifiedTime(zip, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    Ran second = run();

    assertTrue(first.did().containsAll(Set.of("scans.zip!a.dcm", "scans.zip!b.dcm")));
    assertEquals(Set.of("scans.zip!a.dcm", "scans.zip!b.dcm", "scans.zip!c.dcm"), second.did());
    assertEquals(second.result().found() - 1, second.result().takenOver(), "only c is new");
  }

  @Test
  @Timeout(120)
  void readsTheFirstBytesAloneOfWhatIsNoScan() throws Exception {
    for (String start : List.of("a film, but none of ours", "\0\0\0\0")) {
      makeHuge(start);
    }
    Ran first = run();
    Ran second = run();

    assertTrue(first.did().containsAll(Set.of("huge-4", "huge-24")), first.did().toString());
    assertEquals(ChestFilms.files(FILMS) + 2, second.result().takenOver());
  }

  @Test
  @Timeout(120)
  void refusesByItsSizeWhatIsLargerThanAnyScanAndOnceForAllRuns() throws Exception {
    makeHuge("\0".repeat(128) + "DICM");
    BatchResult first = run().result();
    Ran second = run();
    BatchRow huge =
        first.rows().stream()
            .filter(row -> name(row.source()).equals("huge-132"))
            .findFirst()
            .orElseThrow();

    assertEquals(first.rows(), second.result().rows());
    assertEquals(ChestFilms.files(FILMS) + 1, second.result().takenOver());
    assertEquals(Set.of(), second.did());
    assertEquals(Outcome.FAILED, huge.outcome());
    assertEquals(Optional.of(FailureReason.OVER_LIMIT), huge.reason());
    assertEquals("open: a file of " + ((1L << 40) + 1) + " bytes", huge.detail());
  }

  /// Of a hole of a tebibyte, which no disk holds and no run could read.
  private void makeHuge(String start) {
    try (FileChannel hole =
        FileChannel.open(
            in.resolve("huge-" + start.length()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      hole.write(ByteBuffer.wrap(start.getBytes(StandardCharsets.US_ASCII)));
      hole.write(ByteBuffer.wrap(new byte[1]), 1L << 40);
    } catch (IOException e) {
      Assumptions.abort("skipped: no file of a tebibyte can be made here");
    }
  }

  @Test
  void doesNotReadWhatItWrote() throws Exception {
    Path inner = in.resolve("results");
    var output = new BatchOutput(inner, false, false, Optional.of(in.resolve("quarantine")));
    Files.createDirectories(in.resolve("quarantine").resolve("truncated"));
    Files.copy(film(0), in.resolve("quarantine").resolve("truncated").resolve("x.dcm"));
    run(Precision.FLOAT32, output);

    assertEquals(ChestFilms.files(FILMS), run(Precision.FLOAT32, output).result().found());
  }

  @Test
  void refusesToWriteAmongWhatItReads() {
    var output = new BatchOutput(in, false, false, Optional.empty());
    var refused =
        assertThrows(
            BatchRefusedException.class,
            () -> output.leftOutOf(ScanInputs.of(List.of(film(0), in), false)));
    assertEquals(new BatchObstacle.ResultsAmongInputs(in.resolve("results")), refused.obstacle());
  }

  @Test
  void whatIsCancelledBeforeItBeginsStartsNothingOver() throws Exception {
    Ran first = run();
    Files.createDirectories(in.resolve("not entered"));
    var early =
        new Recording() {
          @Override
          public void notEntered(int folders) {
            control.cancel();
          }
        };
    var request = new BatchRequest(ScanInputs.of(List.of(in), false), 2);

    BatchResult cancelled =
        run(Precision.FLOAT32, output(true, false), Optional.empty(), early, request);

    assertTrue(cancelled.cancelled());
    assertFalse(early.control.begun());
    assertEquals(ChestFilms.files(FILMS), run().result().takenOver());
    assertEquals(first.result().rows(), run().result().rows());
  }

  @Test
  void beginsAgainWhereItWasCancelled() throws Exception {
    var some =
        new Recording() {
          @Override
          public synchronized void finished(BatchRow row) {
            super.finished(row);
            if (did.size() == 5) {
              control.cancel();
            }
          }
        };
    BatchResult cancelled = run(Precision.FLOAT32, output(false, false), some, 1);
    Ran second = run();

    assertTrue(cancelled.cancelled());
    assertEquals(5, cancelled.rows().size());
    assertEquals(ChestFilms.files(FILMS), cancelled.found());
    assertEquals(5, second.result().takenOver());
    assertTrue(Collections.disjoint(some.did, second.did()));
  }

  @Test
  void whatTheListingRefusesIsNoWorkThatTellsTheTimeLeft() throws Exception {
    var telling =
        new Recording() {
          final List<OptionalDouble> rates = new ArrayList<>();

          @Override
          public synchronized void finished(BatchRow row) {
            super.finished(row);
            if (row.reason().equals(Optional.of(SkipReason.NOT_DICOM))) {
              rates.add(control.progress().rate());
            }
          }
        };
    BatchResult result = run(Precision.FLOAT32, output(false, false), telling, 1);

    BatchProgress end = telling.control.progress();
    assertEquals(Collections.nCopies(end.refused(), OptionalDouble.empty()), telling.rates);
    assertEquals(
        result.rows().stream()
            .filter(row -> row.reason().equals(Optional.of(SkipReason.NOT_DICOM)))
            .count(),
        end.refused());
    assertTrue(end.refused() > 0, "none is refused");
    assertEquals(
        (result.found() - end.refused()) / (end.elapsed().toNanos() / 1e9),
        end.rate().orElseThrow(),
        1e-9);
  }

  @Test
  void whatTheListingRefusesIsNotBegunOnceItIsCancelled() throws Exception {
    var none =
        new Recording() {
          @Override
          public void found(int total, int takenOver) {
            control.cancel();
          }
        };
    BatchResult cancelled = run(Precision.FLOAT32, output(false, false), none, 1);

    assertEquals(List.of(), cancelled.rows());
    assertTrue(cancelled.cancelled());
    assertEquals(ChestFilms.files(FILMS), run().did().size());
  }

  @Test
  void decidesAgainAtAnotherOperatingPoint() throws Exception {
    assertEquals(Set.of(0.988), thresholds(run().result()));

    Ran high = run(Precision.FLOAT32, output(false, false), Optional.of("high"));
    Ran again = run(Precision.FLOAT32, output(false, false), Optional.of("high"));

    assertEquals(Set.of(0.8), thresholds(high.result()));
    assertEquals(Set.of(), again.did());
    assertEquals(Set.of(0.8), thresholds(again.result()));
  }

  /// Of the first finding of every row that has one.
  private static Set<Double> thresholds(BatchResult result) {
    return result.rows().stream()
        .flatMap(row -> row.findings().stream().limit(1))
        .map(Finding::threshold)
        .collect(Collectors.toSet());
  }

  @Test
  void refusesASecondRunOnTheFolder() throws Exception {
    var workbench = new Workbench(List.of(models));
    try (BundleRouter router = workbench.router(Optional.empty(), Precision.FLOAT32);
        BatchRunner first = workbench.batch(router, output(false, false), heatmaps(router))) {
      PositiveFiles files = heatmaps(router);
      var refused =
          assertThrows(
              BatchRefusedException.class,
              () -> workbench.batch(router, output(false, false), files));
      assertEquals(new BatchObstacle.Ledger(out, LedgerTrouble.Kind.BUSY), refused.obstacle());
      assertEquals(
          ChestFilms.files(FILMS),
          first.run(request(2), new Recording(), new BatchControl()).found());
    }
  }

  @Test
  void oneRunnerCanBeRunAgainForWhatHasCome() throws Exception {
    var workbench = new Workbench(List.of(models));
    try (BundleRouter router = workbench.router(Optional.empty(), Precision.FLOAT32);
        BatchRunner runner = workbench.batch(router, output(false, false), heatmaps(router))) {
      runner.run(request(2), new Recording(), new BatchControl());
      ChestFilms.write(in.resolve("new.dcm"), 5);
      var second = new Recording();
      var control = new BatchControl();
      BatchResult result = runner.run(request(2), second, control);

      assertEquals(Set.of("new.dcm"), second.did);
      assertEquals(ChestFilms.files(FILMS) + 1, result.rows().size());
      assertEquals(result.found(), control.progress().done());
      assertEquals(result.takenOver(), control.progress().takenOver());
    }
  }

  @Test
  void neverTouchesTheOriginals() throws Exception {
    List<String> before = state();
    run();
    run(Precision.FLOAT32, output(true, false));

    assertEquals(before, state());
  }

  private List<String> state() throws IOException {
    List<String> state = new ArrayList<>();
    try (Stream<Path> files = Files.list(in)) {
      for (Path file : files.sorted().toList()) {
        state.add(
            file
                + " "
                + Files.getLastModifiedTime(file)
                + " "
                + Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return state;
  }

  private Path film(int number) {
    return in.resolve(String.format(Locale.ROOT, "film-%04d.dcm", number));
  }

  private List<Path> heatmaps() throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("heatmaps"))) {
      return files.sorted().toList();
    }
  }

  private static void zip(Path zip, String... names) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(("text " + name).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  private void alterOneRow(String update) throws SQLException {
    try (Connection ledger =
            DriverManager.getConnection("jdbc:sqlite:" + out.resolve(".lantern/ledger.sqlite"));
        Statement statement = ledger.createStatement()) {
      assertEquals(1, statement.executeUpdate(update));
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> names(BatchResult result) {
    return result.rows().stream().map(row -> name(row.source())).collect(Collectors.toSet());
  }

  private String name(ImageSource source) {
    return in.relativize(source.file()) + source.entry().map(entry -> "!" + entry).orElse("");
  }

  private BatchOutput output(boolean fresh, boolean retryFailed) {
    return new BatchOutput(out, fresh, retryFailed, Optional.empty());
  }

  private BatchRequest request(int workers) {
    return new BatchRequest(ScanInputs.of(List.of(in), true), workers);
  }

  private Ran run() throws Exception {
    return run(Precision.FLOAT32, output(false, false));
  }

  private Ran run(Precision precision, BatchOutput output) throws Exception {
    return run(precision, output, Optional.empty());
  }

  private Ran run(Precision precision, BatchOutput output, Optional<String> point)
      throws Exception {
    var recording = new Recording();
    BatchResult result = run(precision, output, point, recording, request(3));
    assertEquals(
        result.found(),
        result.count(Outcome.DIAGNOSED)
            + result.count(Outcome.SKIPPED)
            + result.count(Outcome.FAILED));
    assertEquals(Optional.empty(), result.stopped());
    return new Ran(result, recording.did);
  }

  private BatchResult run(Precision precision, BatchOutput output, Recording recording, int workers)
      throws Exception {
    return run(precision, output, Optional.empty(), recording, request(workers));
  }

  private BatchResult run(
      Precision precision,
      BatchOutput output,
      Optional<String> point,
      Recording recording,
      BatchRequest request)
      throws Exception {
    var workbench = new Workbench(List.of(models));
    try (BundleRouter router = workbench.router(Optional.empty(), precision)) {
      router.decideAt(point);
      try (BatchRunner runner = workbench.batch(router, output, heatmaps(router))) {
        return runner.run(request.apartFrom(output), recording, recording.control);
      }
    }
  }

  private static PositiveFiles heatmaps(BundleRouter router) throws IOException {
    return PositiveFiles.load(Set.of(), ReportContext.of(router), new MadeParts(Set.of()));
  }

  /// Remembers what this run did itself, or looked into.
  private class Recording implements BatchListener {
    final BatchControl control = new BatchControl();
    final Set<String> did = new TreeSet<>();

    @Override
    public void found(int total, int takenOver) {}

    @Override
    public synchronized void finished(BatchRow row) {
      did.add(name(row.source()));
    }
  }
}
