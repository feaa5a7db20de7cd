package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.classify.Precision;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.report.MadeParts;
import dev.lantern.report.PositiveFiles;
import dev.lantern.report.ReportContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a watch makes of files that come, come again, and go.
@Timeout(120)
final class WatchedBatchTest {
  private static final Duration SETTLE = Duration.ofMillis(200);
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final long PATIENCE_SECONDS = 60;

  private final Path in;
  private final Path away;
  private final Path out;
  private final Path models;

  WatchedBatchTest(@TempDir Path folder) throws IOException {
    this.in = Files.createDirectories(folder.resolve("in"));
    this.away = Files.createDirectories(folder.resolve("away"));
    this.out = folder.resolve("out");
    this.models = Files.createDirectories(folder.resolve("models"));
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  /// Puts a whole film into the folder, at once.
  private void film(String name, int number) throws IOException {
    Path film = ChestFilms.write(away.resolve(name), number);
    Files.setLastModifiedTime(film, FileTime.from(LONG_AGO.minusSeconds(60)));
    Files.move(film, in.resolve(name));
  }

  /// A watch under way, and what is heard of it.
  private class Watching implements BatchListener, Callable<BatchResult> {
    final BatchControl control = new BatchControl();
    final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private Optional<BatchRunner> runner = Optional.empty();

    @Override
    public void found(int total, int takenOver) {}

    @Override
    public void takenOver(List<BatchRow> rows) {
      rows.forEach(this::finished);
    }

    @Override
    public void finished(BatchRow row) {
      said.add(
          in.relativize(row.source().file()) + " " + row.outcome().word() + " " + row.reasonCode());
    }

    @Override
    public void dropped(List<ImageSource> sources) {
      sources.forEach(source -> said.add(in.relativize(source.file()) + " dropped"));
    }

    @Override
    public BatchResult call() throws Exception {
      var workbench = new Workbench(List.of(models));
      var output = new BatchOutput(out, false, false, Optional.empty());
      var request = new BatchRequest(ScanInputs.of(List.of(in), true), 1);
      try (BundleRouter router = workbench.router(Optional.empty(), Precision.FLOAT32);
          BatchRunner batch =
              workbench.batch(
                  router,
                  output,
                  PositiveFiles.load(Set.of(), ReportContext.of(router), new MadeParts(Set.of())));
          WatchedBatch watched = WatchedBatch.open(batch, request, SETTLE, control)) {
        runner = Optional.of(batch);
        return watched.run(this, () -> {});
      }
    }

    /// From now on the ledger can neither be read nor written.
    void loseLedger() {
      runner.orElseThrow().close();
    }

    String next() throws InterruptedException {
      return String.valueOf(said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).strip();
    }

    /// Found, done, and taken over, as a window shows them.
    List<Integer> counts() {
      BatchProgress progress = control.progress();
      return List.of(progress.found(), progress.done(), progress.takenOver());
    }
  }

  /// What happens in the folder meanwhile.
  @FunctionalInterface
  private interface Events {
    void happen() throws Exception;
  }

  private static BatchResult watch(Watching watching, Events events) throws Exception {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<BatchResult> result = thread.submit(watching);
      try {
        events.happen();
      } finally {
        watching.control.cancel();
      }
      return result.get();
    }
  }

  /// The first film has its row; then it comes once more, the same.
  private void sendAgain(Watching watching) throws Exception {
    assertEquals("a.dcm diagnosed", watching.next());
    Files.setLastModifiedTime(in.resolve("a.dcm"), FileTime.from(LONG_AGO));
    assertEquals("a.dcm diagnosed", watching.next());
  }

  @Test
  void countsAFileThatComesAgainOnce() throws Exception {
    TestBundles.discerning(models);
    film("a.dcm", 1);
    var earlier = new Watching();
    watch(earlier, () -> assertEquals("a.dcm diagnosed", earlier.next()));

    var watching = new Watching();
    BatchResult result =
        watch(
            watching,
            () -> {
              sendAgain(watching);
              assertEquals(List.of(1, 1, 1), watching.counts(), "sent again, the same");
              film("b.dcm", 2);
              assertEquals("b.dcm diagnosed", watching.next());
              Files.setLastModifiedTime(
                  in.resolve("a.dcm"), FileTime.from(LONG_AGO.plusSeconds(1)));
              assertEquals("a.dcm diagnosed", watching.next());
            });
    assertEquals(List.of(2, 2, 1), watching.counts());
    assertEquals(1, result.takenOver());

    var last = new Watching();
    BatchResult changed =
        watch(
            last,
            () -> {
              assertEquals("a.dcm diagnosed", last.next());
              assertEquals("b.dcm diagnosed", last.next());
              ChestFilms.write(in.resolve("a.dcm"), 3);
              assertEquals("a.dcm diagnosed", last.next());
            });
    assertEquals(List.of(2, 2, 1), last.counts(), "one of them is another film now");
    assertEquals(1, changed.takenOver());
  }

  @Test
  void whatItJudgedItselfIsNoEarlierRuns() throws Exception {
    TestBundles.discerning(models);
    film("a.dcm", 1);
    var watching = new Watching();
    BatchResult result = watch(watching, () -> sendAgain(watching));
    assertEquals(List.of(1, 1, 0), watching.counts());
    assertEquals(0, result.takenOver());
  }

  @Test
  void whatComesAgainAndIsNotJudgedHasNoRow() throws Exception {
    TestBundles.discerning(models);
    film("a.dcm", 1);
    film("b.dcm", 2);
    var watching =
        new Watching() {
          private int finished;

          /// Both come again before the next look, and the watch ends with the first of them.
          @Override
          public void finished(BatchRow row) {
            finished++;
            if (finished == 2) {
              replace("a.dcm", 3);
              replace("b.dcm", 4);
            } else if (finished == 3) {
              control.cancel();
            }
            super.finished(row);
          }
        };
    BatchResult result =
        watch(
            watching,
            () -> {
              assertEquals("a.dcm diagnosed", watching.next());
              assertEquals("b.dcm diagnosed", watching.next());
              assertEquals("a.dcm diagnosed", watching.next());
              assertEquals("b.dcm dropped", watching.next());
            });
    assertEquals(
        List.of(in.resolve("a.dcm")),
        result.rows().stream().map(row -> row.source().file()).toList());
    assertEquals(2, result.found());
    assertEquals(BatchResult.State.CANCELLED, result.state());
  }

  @Test
  void aNetworkThatCannotBeLoadedEndsNoWatchThatHasBegun() throws Exception {
    Path broken = TestBundles.ultrasound(models);
    TestBundles.copyOfTiny(models);
    TestBundles.replace(broken, "models/model.onnx", "none".getBytes(StandardCharsets.UTF_8));
    film("a.dcm", 1);
    var watching = new Watching();
    BatchResult result =
        watch(
            watching,
            () -> {
              assertEquals("a.dcm diagnosed", watching.next());
              Path ultrasound =
                  Path.of(System.getProperty("lantern.root", "."))
                      .resolve("sample-scans/real/US1_UNCR.dcm");
              Files.move(Files.copy(ultrasound, away.resolve("us.dcm")), in.resolve("us.dcm"));
              assertEquals("us.dcm failed " + FailureReason.NETWORK.code(), watching.next());
              film("b.dcm", 2);
              assertEquals("b.dcm diagnosed", watching.next());
            });
    assertEquals(3, result.rows().size());
    assertEquals(BatchResult.State.COMPLETE, result.state());
  }

  @Test
  void aLedgerThatCannotBeReadAnyMoreEndsAWatchWithWhatItDid() throws Exception {
    TestBundles.discerning(models);
    film("a.dcm", 1);
    var watching =
        new Watching() {
          private boolean finished;

          @Override
          public void finished(BatchRow row) {
            finished = true;
            super.finished(row);
          }

          @Override
          public void listing(int soFar) {
            if (finished) {
              loseLedger();
            }
          }
        };
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<BatchResult> watch = thread.submit(watching);
      BatchResult result;
      try {
        assertEquals("a.dcm diagnosed", watching.next());
        film("b.dcm", 2);
        result = watch.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } finally {
        watching.control.cancel();
      }
      assertEquals(
          List.of(in.resolve("a.dcm")),
          result.rows().stream().map(row -> row.source().file()).toList());
      assertEquals(2, result.found());
      assertEquals(BatchResult.State.STOPPED, result.state());
    }
  }

  @Test
  void looksAgainAtAFileThatCouldNotBeReached() throws Exception {
    TestBundles.discerning(models);
    film("a.dcm", 1);
    film("b.dcm", 2);
    var watching =
        new Watching() {
          /// Away while the group is under way, and back before the next look at the folder.
          @Override
          public void finished(BatchRow row) {
            super.finished(row);
            if (row.source().file().endsWith("a.dcm")) {
              move(in.resolve("b.dcm"), away.resolve("b.dcm"));
            } else if (row.reason().equals(Optional.of(FailureReason.MISSING))) {
              move(away.resolve("b.dcm"), in.resolve("b.dcm"));
            }
          }
        };
    BatchResult result =
        watch(
            watching,
            () -> {
              assertEquals("a.dcm diagnosed", watching.next());
              assertEquals("b.dcm failed missing", watching.next());
              assertEquals("b.dcm diagnosed", watching.next());
            });
    assertEquals(2, result.count(BatchRow.Outcome.DIAGNOSED));
    assertEquals(List.of(2, 2, 0), watching.counts());
  }

  @Test
  void leavesTheRowsOfWhatIsThere() throws Exception {
    TestBundles.discerning(models);
    byte[] whole = Files.readAllBytes(ChestFilms.write(away.resolve("whole.dcm"), 1));
    var watching = new Watching();
    BatchResult result =
        watch(
            watching,
            () -> {
              // A download that stalls for longer than the settling time.
              Files.write(in.resolve("x.tmp"), Arrays.copyOf(whole, 1500));
              assertEquals("x.tmp failed truncated", watching.next());
              Files.delete(in.resolve("x.tmp"));
              film("x.dcm", 1);
              assertEquals("x.tmp dropped", watching.next());
              assertEquals("x.dcm diagnosed", watching.next());
              film("y.dcm", 2);
              assertEquals("y.dcm diagnosed", watching.next());
              Files.delete(in.resolve("y.dcm"));
              assertEquals("y.dcm dropped", watching.next());
              // What was cut is an archive once it is whole.
              Files.move(zip("cut.zip", 40), in.resolve("z.zip"));
              assertEquals("z.zip failed truncated", watching.next());
              Files.move(
                  zip("whole.zip", Integer.MAX_VALUE),
                  in.resolve("z.zip"),
                  StandardCopyOption.REPLACE_EXISTING);
              assertEquals("z.zip skipped not-dicom", watching.next());
              assertEquals("z.zip dropped", watching.next());
            });
    assertEquals(
        List.of("x.dcm", "z.zip!text"),
        result.rows().stream()
            .map(row -> row.source().name().substring(in.toString().length() + 1))
            .toList());
    assertEquals(List.of(2, 2, 0), watching.counts());
  }

  /// An archive of one text, or so many of its bytes.
  private Path zip(String name, int bytes) throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("text"));
      zip.write("no scan".getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = archive.toByteArray();
    return Files.write(away.resolve(name), Arrays.copyOf(whole, Math.min(bytes, whole.length)));
  }

  private void replace(String name, int number) {
    try {
      Files.delete(in.resolve(name));
      film(name, number);
      Files.setLastModifiedTime(in.resolve(name), FileTime.from(LONG_AGO));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
