package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Classification;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import dev.lantern.ledger.BatchLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is kept of a file, whatever the diagnosis.
final class BatchJournalTest {
  private static final BatchBasis BASIS = new BatchBasis("Lantern 1", "float32", List.of(), "");

  private static final Set<FailureReason> PASSING =
      EnumSet.of(
          FailureReason.MISSING,
          FailureReason.UNREADABLE,
          FailureReason.TIME_LIMIT,
          FailureReason.DECODER_CRASH,
          FailureReason.NETWORK,
          FailureReason.INTERNAL);

  private static final Path FILM =
      Path.of(System.getProperty("lantern.root", "."), "sample-scans", "real", "RG1_UNCR.dcm");

  private final Path folder;

  BatchJournalTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @EnumSource
  void doesAgainWhatMayHavePassed(FailureReason reason) throws Exception {
    ImageSource source = file(10);
    try (BatchLedger ledger = ledger()) {
      BatchJournal journal = journal(ledger);
      journal.row(
          new Attempt(source, () -> false),
          failed -> new ImageOutcome.Failed(failed, reason, "for a test"));

      assertEquals(
          PASSING.contains(reason) ? List.of(source) : List.of(),
          journal.plan(List.of(source)).open());
    }
  }

  @Test
  void aFileThatIsStillBeingReadWhenTheBatchIsCancelledCountsAsNotBegun() throws Exception {
    ImageSource source = file(3 << 20);
    AtomicInteger asked = new AtomicInteger();
    List<ImageSource> diagnosed = new ArrayList<>();
    try (BatchLedger ledger = ledger()) {
      BatchJournal journal = journal(ledger);
      Optional<BatchWork.Done> done =
          journal.row(
              new Attempt(source, () -> asked.incrementAndGet() > 1),
              begun -> {
                diagnosed.add(begun);
                return new ImageOutcome.Failed(begun, FailureReason.CORRUPT, "for a test");
              });

      assertEquals(Optional.empty(), done);
      assertEquals(List.of(), diagnosed);
      assertEquals(List.of(source), journal.plan(List.of(source)).open());
    }
  }

  @Test
  void aDefectOnTheBytesOfAFileIsItsOutcomeAndEndsNoBatch() throws Exception {
    ImageSource source = file(10);
    AtomicInteger asked = new AtomicInteger();
    List<ImageSource> diagnosed = new ArrayList<>();
    try (BatchLedger ledger = ledger()) {
      BatchJournal journal = journal(ledger);
      BatchRow row =
          journal
              .row(
                  new Attempt(
                      source,
                      () -> {
                        if (asked.incrementAndGet() == 1) {
                          throw new OutOfMemoryError("for a test");
                        }
                        return false;
                      }),
                  begun -> {
                    diagnosed.add(begun);
                    return new ImageOutcome.Failed(begun, FailureReason.CORRUPT, "for a test");
                  })
              .orElseThrow()
              .row();

      assertEquals(Optional.of(FailureReason.INTERNAL), row.reason());
      assertEquals("open: unexpected OutOfMemoryError", row.detail());
      assertEquals(Optional.empty(), row.seen());
      assertEquals(List.of(), diagnosed);
      assertEquals(List.of(source), journal.plan(List.of(source)).open());
    }
  }

  @Test
  void aDefectInADrawingIsItsFilesOutcomeAndEndsNoBatch() throws Exception {
    ImageSource source = ImageSource.of(FILM);
    ScanImage image = ImageLoader.standard().open(source);
    var said = new Classification("a network", "ab", List.of());
    try (BatchLedger ledger = ledger()) {
      BatchJournal journal = journal(ledger, new EndlessDrawing());
      BatchRow row =
          journal
              .row(
                  new Attempt(source, () -> false),
                  begun -> new ImageOutcome.Diagnosed(begun, image, said, List.of()))
              .orElseThrow()
              .row();

      assertEquals(Optional.of(FailureReason.INTERNAL), row.reason());
      assertEquals("unexpected StackOverflowError", row.detail());
      assertEquals(
          List.of(), ledger.find(LedgerRows.key(source)).orElseThrow().outputs(), "nothing made");
      assertEquals(List.of(source), journal.plan(List.of(source)).open(), "done again");
    }
  }

  @Test
  void whatAThreadStillMakesOfAFileThatIsGivenUpIsNotKept() throws Exception {
    ImageSource source = file(10);
    try (BatchLedger ledger = ledger()) {
      BatchJournal journal = journal(ledger);
      Attempt attempt = new Attempt(source, () -> false);
      Optional<BatchWork.Done> late =
          journal.row(
              attempt,
              begun -> {
                assertTrue(attempt.giveUp());
                return new ImageOutcome.Skipped(begun, SkipReason.NO_PIXELS, "for a test");
              });
      assertEquals(Optional.empty(), late);

      BatchRow row =
          journal
              .givenUp(new ImageOutcome.Failed(source, FailureReason.TIME_LIMIT, "silent"))
              .row();
      assertEquals(Optional.of(FailureReason.TIME_LIMIT), row.reason());
      assertEquals(
          FailureReason.TIME_LIMIT.code(),
          ledger.find(LedgerRows.key(source)).orElseThrow().verdict().reason());
      assertEquals(List.of(source), journal.plan(List.of(source)).open(), "done again");
    }
  }

  private ImageSource file(int bytes) throws IOException {
    return ImageSource.of(Files.write(folder.resolve("file.dcm"), new byte[bytes]));
  }

  private BatchLedger ledger() throws Exception {
    return BatchLedger.open(folder.resolve("out"), BASIS.run(), false);
  }

  private BatchJournal journal(BatchLedger ledger) {
    return journal(ledger, new NoFiles());
  }

  private BatchJournal journal(BatchLedger ledger, OutcomeFiles files) {
    return new BatchJournal(
        ledger,
        BASIS,
        new LedgerRows(List.of()),
        files,
        new BatchOutput(folder.resolve("out"), false, false, Optional.empty()));
  }

  /// Where nothing is diagnosed, nothing is made.
  private static class NoFiles implements OutcomeFiles {
    @Override
    public String kind() {
      return "";
    }

    @Override
    public boolean trust() {
      return false;
    }

    @Override
    public List<String> names(ImageOutcome.Diagnosed outcome) {
      return List.of();
    }

    @Override
    public void write(ImageOutcome.Diagnosed outcome, Path out) {}

    @Override
    public void sweep(Path out) {}
  }

  /// A picture whose drawing never comes to an end.
  private static final class EndlessDrawing extends NoFiles {
    @Override
    public List<String> names(ImageOutcome.Diagnosed outcome) {
      return List.of("heatmaps/file.png");
    }

    @Override
    public void write(ImageOutcome.Diagnosed outcome, Path out) {
      throw new StackOverflowError("for a test");
    }
  }
}
