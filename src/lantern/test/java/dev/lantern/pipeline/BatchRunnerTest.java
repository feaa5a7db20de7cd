package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The rules of a batch, whatever the diagnosis.
final class BatchRunnerTest {
  private static final int WORKERS = 3;
  private static final List<ImageSource> FILES =
      IntStream.range(10, 40).mapToObj(i -> ImageSource.of(Path.of("in", i + ".dcm"))).toList();

  @Test
  void givesEveryFileARowSortedBySource() {
    BatchResult result = run(BatchRunnerTest::skip, new Counting(Integer.MAX_VALUE));

    assertEquals(FILES, result.rows().stream().map(BatchRow::source).toList());
    assertEquals(FILES.size(), result.count(BatchRow.Outcome.SKIPPED));
  }

  @Test
  void losesNoOtherFileToADefect() {
    BatchResult result =
        run(
            source -> {
              if (source.equals(FILES.get(7))) {
                throw new IllegalStateException("a defect");
              }
              return skip(source);
            },
            new Counting(Integer.MAX_VALUE));

    assertEquals(FILES.size(), result.rows().size());
    BatchRow row = result.rows().get(7);
    assertEquals(BatchRow.Outcome.FAILED, row.outcome());
    assertEquals(FailureReason.INTERNAL.code(), row.reason());
  }

  @Test
  void beginsNothingNewOnceCancelled() {
    BatchResult result = run(BatchRunnerTest::skip, new Counting(5));

    assertTrue(result.cancelled());
    assertTrue(result.rows().size() >= 5 && result.rows().size() <= 5 + WORKERS);
    assertEquals(FILES.size(), result.found());
  }

  @Test
  void whatFailsWhileItIsCancelledCountsAsNotBegun() {
    AtomicBoolean ended = new AtomicBoolean();
    BatchListener listener =
        new BatchListener() {
          @Override
          public void found(int total) {}

          @Override
          public void finished(ImageOutcome outcome) {}

          @Override
          public boolean cancelled() {
            return ended.get();
          }
        };

    BatchResult result =
        run(
            source -> {
              if (source.equals(FILES.get(7))) {
                ended.set(true);
                return new ImageOutcome.Failed(source, FailureReason.NETWORK, "engine closed");
              }
              return skip(source);
            },
            listener);

    assertTrue(result.cancelled());
    assertEquals(0, result.count(BatchRow.Outcome.FAILED));
    assertTrue(result.rows().stream().noneMatch(row -> row.source().equals(FILES.get(7))));
  }

  @Test
  void endsWhereNothingCanBeWritten() {
    BatchListener full =
        new BatchListener() {
          @Override
          public void found(int total) {}

          @Override
          public void finished(ImageOutcome outcome) throws BatchStoppedException {
            throw new BatchStoppedException("disk full", new IOException("disk full"));
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };

    BatchResult result = run(BatchRunnerTest::skip, full);
    assertEquals(Optional.of("disk full"), result.stopped());
    assertEquals(0, result.rows().size());
  }

  @Test
  void keepsTheOtherRowsWhereOneFileCannotBeDelivered() {
    AtomicInteger heard = new AtomicInteger();
    BatchListener picky =
        new BatchListener() {
          @Override
          public void found(int total) {}

          @Override
          public void finished(ImageOutcome outcome) {
            if (heard.incrementAndGet() == 4) {
              throw new IllegalStateException("the picture");
            }
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };

    BatchResult result = run(BatchRunnerTest::skip, picky);
    assertEquals(1, result.count(BatchRow.Outcome.FAILED));
    assertEquals(FILES.size() - 1, result.count(BatchRow.Outcome.SKIPPED));
  }

  private static BatchResult run(
      Function<ImageSource, ImageOutcome> diagnosis, BatchListener listener) {
    return new BatchRunner(FILES, WORKERS, diagnosis).run(listener);
  }

  private static ImageOutcome skip(ImageSource source) {
    return new ImageOutcome.Skipped(source, SkipReason.NO_PIXELS, "no pixel data");
  }

  /// Cancels after so many files.
  private static final class Counting implements BatchListener {
    private final AtomicInteger done = new AtomicInteger();
    private final int most;

    Counting(int most) {
      this.most = most;
    }

    @Override
    public void found(int total) {
      assertEquals(FILES.size(), total);
    }

    @Override
    public void finished(ImageOutcome outcome) {
      done.incrementAndGet();
    }

    @Override
    public boolean cancelled() {
      return done.get() >= most;
    }
  }
}
