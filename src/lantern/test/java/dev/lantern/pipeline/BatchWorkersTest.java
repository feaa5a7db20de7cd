package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.platform.LedgerTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The threads of a batch, whatever the work.
final class BatchWorkersTest {
  private static final int WORKERS = 3;
  private static final List<ImageSource> FILES =
      IntStream.range(10, 40).mapToObj(i -> ImageSource.of(Path.of("in", i + ".dcm"))).toList();

  private static final BatchWorkers.Patience IMPATIENT =
      new BatchWorkers.Patience(Duration.ofMillis(5), 10, 10);

  private final BatchControl control = new BatchControl();

  @Test
  void doEveryFileOnce() {
    BatchWorkers.Ended ended = run(BatchWorkersTest::done);

    assertEquals(Set.copyOf(FILES), sources(ended));
    assertEquals(FILES.size(), ended.rows().size());
    assertEquals(Optional.empty(), ended.stopped());
    BatchProgress progress = control.progress();
    assertEquals(FILES.size(), progress.skipped());
    assertEquals(FILES.size() * 100L, progress.bytes());
  }

  @Test
  void beginNothingNewOnceCancelled() {
    AtomicInteger begun = new AtomicInteger();
    BatchWorkers.Ended ended =
        run(
            source -> {
              if (begun.incrementAndGet() == 5) {
                control.cancel();
              }
              return done(source);
            });

    assertTrue(ended.rows().size() >= 5 && ended.rows().size() <= 5 + WORKERS);
    assertEquals(begun.get(), ended.rows().size(), "what is under way is finished");
  }

  @Test
  void keepNoRowOfAFileThatCountsAsNotBegun() {
    BatchWorkers.Ended ended =
        run(source -> source.equals(FILES.get(7)) ? Optional.empty() : done(source));

    Set<ImageSource> others = new HashSet<>(FILES);
    others.remove(FILES.get(7));
    assertEquals(others, sources(ended));
  }

  @Test
  void endWhereNoOtherFileCanBeDone() {
    var full = new BatchObstacle.Ledger(Path.of("out"), LedgerTrouble.Kind.FULL);
    BatchWorkers.Ended ended =
        run(
            source -> {
              throw new BatchStoppedException(full, new IOException("disk full"));
            });

    assertEquals(Optional.of(full), ended.stopped());
    assertEquals(List.of(), ended.rows());
  }

  @Test
  void endWithWhatIsDoneWhereLanternItselfFails() {
    BatchWorkers.Ended ended =
        run(
            source -> {
              if (source.equals(FILES.get(7))) {
                throw new OutOfMemoryError("none left beside the files");
              }
              return done(source);
            });

    assertEquals(Optional.of(new BatchObstacle.Defect("OutOfMemoryError")), ended.stopped());
    assertTrue(sources(ended).containsAll(FILES.subList(0, 7)));
    assertFalse(sources(ended).contains(FILES.get(7)));
  }

  @Test
  void beginNothingWhilePaused() throws Exception {
    CountDownLatch fifth = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    Thread batch =
        Thread.ofPlatform()
            .start(
                () ->
                    run(
                        source -> {
                          // One step: no worker gets past a fifth that is not yet held.
                          synchronized (fifth) {
                            if (begun.incrementAndGet() == 5) {
                              control.pause();
                              fifth.countDown();
                            }
                          }
                          return done(source);
                        }));
    fifth.await();
    while (control.progress().done() < begun.get()) {
      Thread.onSpinWait();
    }
    int held = control.progress().done();
    assertTrue(held <= 5 + WORKERS - 1, "only what was under way went on");
    assertTrue(control.progress().paused());

    control.resume();
    batch.join();

    assertEquals(FILES.size(), control.progress().done());
  }

  @Test
  void waitNoLongerForWhatIsUnderWayOnceAbandoned() throws Exception {
    CountDownLatch under = new CountDownLatch(WORKERS);
    CountDownLatch never = new CountDownLatch(1);
    Thread abandoning =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    under.await();
                    control.abandon();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    BatchWorkers.Ended ended =
        run(
            source -> {
              under.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return done(source);
            });
    abandoning.join();
    never.countDown();

    assertEquals(List.of(), ended.rows());
  }

  @Test
  void aDefectOnOneFileIsThatFilesOutcome() {
    assertInternal(
        "IllegalStateException",
        source -> {
          throw new IllegalStateException("a defect");
        });
  }

  @Test
  void memoryThatRunsOutIsNoLimitOfTheFile() {
    assertInternal(
        "OutOfMemoryError",
        source -> {
          throw new OutOfMemoryError("none left");
        });
  }

  @Test
  void leaveAFileBehindThatGivesNoSignAndDoTheOthers() throws Exception {
    CountDownLatch drive = new CountDownLatch(1);
    CountDownLatch late = new CountDownLatch(1);
    Set<ImageSource> hanging = Set.of(FILES.get(2), FILES.get(5));
    BatchWorkers.Ended ended =
        run(
            attempt -> {
              if (hanging.contains(attempt.source())) {
                awaited(drive);
              }
              boolean kept = attempt.keep();
              late.countDown();
              return kept ? done(attempt.source()) : Optional.empty();
            },
            IMPATIENT);

    assertEquals(Set.copyOf(FILES), sources(ended));
    assertEquals(FILES.size(), ended.rows().size());
    assertEquals(Optional.empty(), ended.stopped());
    assertEquals(
        hanging,
        ended.rows().stream()
            .filter(row -> row.reason().equals(Optional.of(FailureReason.TIME_LIMIT)))
            .map(BatchRow::source)
            .collect(Collectors.toSet()));
    drive.countDown();
    late.await();
    assertEquals(2, control.progress().failed(), "what comes too late counts nowhere");
    assertEquals(FILES.size(), control.progress().done());
  }

  @Test
  void waitForAFileThatGivesSigns() {
    BatchWorkers.Ended ended =
        run(
            attempt -> {
              for (int sign = 0; sign < 30 && attempt.source().equals(FILES.get(2)); sign++) {
                assertFalse(attempt.cancelled());
                LockSupport.parkNanos(IMPATIENT.look().toNanos());
              }
              return attempt.keep() ? done(attempt.source()) : Optional.empty();
            },
            new BatchWorkers.Patience(IMPATIENT.look(), 20, 20));

    assertEquals(FILES.size(), control.progress().skipped());
    assertEquals(FILES.size(), ended.rows().size());
  }

  @Test
  void endWhereTheDriveOfTheFilesDoesNotAnswer() {
    CountDownLatch drive = new CountDownLatch(1);
    BatchWorkers.Ended ended =
        run(
            attempt -> {
              awaited(drive);
              return Optional.empty();
            },
            IMPATIENT);

    assertEquals(Optional.of(new BatchObstacle.NoAnswer()), ended.stopped());
    assertTrue(ended.rows().size() >= BatchWorkers.MOST_LEFT_BEHIND);
    assertTrue(ended.rows().size() < BatchWorkers.MOST_LEFT_BEHIND + WORKERS);
    drive.countDown();
  }

  @Test
  void endWhereAFileCannotEvenBeGivenUp() {
    CountDownLatch drive = new CountDownLatch(1);
    BatchWork work =
        new BatchWork() {
          @Override
          public Optional<Done> row(Attempt attempt) {
            if (attempt.source().equals(FILES.get(2))) {
              awaited(drive);
            }
            return attempt.keep() ? done(attempt.source()) : Optional.empty();
          }

          @Override
          public Done givenUp(ImageOutcome.Failed outcome) {
            throw new IllegalStateException("for a test");
          }
        };
    BatchWorkers.Ended ended = run(work, IMPATIENT);

    assertEquals(Optional.of(new BatchObstacle.Defect("IllegalStateException")), ended.stopped());
    assertFalse(sources(ended).contains(FILES.get(2)));
    drive.countDown();
  }

  @Test
  void countWorkersThatHangOverGroupsAndForgetThoseThatCameBack() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    assertEquals(1, control.leftBehind(first));
    assertEquals(2, control.leftBehind(new CompletableFuture<>()));
    first.complete(null);
    assertEquals(2, control.leftBehind(new CompletableFuture<>()));
  }

  @Test
  void aFileThatHangsHoldsNoBatchThatIsCancelledAndCountsAsNotBegun() {
    CountDownLatch drive = new CountDownLatch(1);
    BatchWorkers.Ended ended =
        run(
            attempt -> {
              if (attempt.source().equals(FILES.get(2))) {
                control.cancel();
                awaited(drive);
              }
              return attempt.keep() ? done(attempt.source()) : Optional.empty();
            },
            new BatchWorkers.Patience(IMPATIENT.look(), Integer.MAX_VALUE, 2));

    assertFalse(sources(ended).contains(FILES.get(2)));
    assertEquals(0, control.progress().failed());
    drive.countDown();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertInternal(String defect, Function<ImageSource, ImageOutcome> diagnosis) {
    assertEquals(
        new ImageOutcome.Failed(FILES.getFirst(), FailureReason.INTERNAL, "unexpected " + defect),
        OutcomeGuard.diagnose(FILES.getFirst(), diagnosis));
  }

  /// What a batch does with a file, by the file alone.
  private interface FileWork {
    Optional<BatchWork.Done> row(ImageSource source) throws BatchStoppedException;
  }

  private BatchWorkers.Ended run(FileWork work) {
    return run(
        attempt -> attempt.keep() ? work.row(attempt.source()) : Optional.empty(),
        BatchWorkers.Patience.STANDARD);
  }

  private BatchWorkers.Ended run(BatchWork work, BatchWorkers.Patience patience) {
    control.begin(FILES.size());
    return new BatchWorkers(FILES, WORKERS, work, patience)
        .run(
            new BatchListener() {
              @Override
              public void found(int total, int takenOver) {}

              @Override
              public void finished(BatchRow row) {}
            },
            control);
  }

  private static Optional<BatchWork.Done> done(ImageSource source) {
    return Optional.of(
        new BatchWork.Done(
            BatchRow.of(new ImageOutcome.Skipped(source, SkipReason.NO_PIXELS, "no pixel data")),
            100,
            false));
  }

  private static Set<ImageSource> sources(BatchWorkers.Ended ended) {
    return ended.rows().stream().map(BatchRow::source).collect(Collectors.toSet());
  }
}
