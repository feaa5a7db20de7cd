package dev.lantern.pipeline;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The threads of a batch: each takes the next file until there is none, or the batch ends. One
/// that hangs is left behind with its file, and another takes its place.
final class BatchWorkers {
  /// So many threads left behind are a drive that does not answer, and no file's own.
  static final int MOST_LEFT_BEHIND = 8;

  private static final ThreadFactory THREADS =
      Thread.ofPlatform().name("batch-", 1).daemon().factory();

  private final List<ImageSource> sources;
  private final int workers;
  private final BatchWork work;
  private final Patience patience;

  /// @param sources the files, each once
  /// @param workers threads, at least 1
  BatchWorkers(List<ImageSource> sources, int workers, BatchWork work) {
    this(sources, workers, work, Patience.STANDARD);
  }

  BatchWorkers(List<ImageSource> sources, int workers, BatchWork work, Patience patience) {
    this.sources = List.copyOf(sources);
    this.workers = workers;
    this.work = work;
    this.patience = patience;
  }

  /// How long a file may give no sign. Counted in looks, so that a computer that slept has not been
  /// silent. Longer than any step may take that has a limit of its own.
  ///
  /// @param look time between two looks at the workers
  /// @param working looks without a sign before a file is given up
  /// @param cancelled the same, once the batch is cancelled
  record Patience(Duration look, int working, int cancelled) {
    static final Patience STANDARD = new Patience(Duration.ofSeconds(1), 300, 120);
  }

  /// What became of the files.
  ///
  /// @param rows of those done, in the order in which they were done
  /// @param takenOver of them
  /// @param stopped why no other could be done
  record Ended(List<BatchRow> rows, int takenOver, Optional<BatchObstacle> stopped) {}

  /// Does every file, unless the batch is cancelled or cannot go on.
  Ended run(BatchListener listener, BatchControl control) {
    var run = new Run(listener, control);
    run.toTheEnd(Math.min(workers, sources.size()));
    return run.ended();
  }

  /// The state that the workers share.
  private final class Run {
    private final BatchListener listener;
    private final BatchControl control;
    private final AtomicInteger next = new AtomicInteger();
    private final List<BatchRow> rows = new ArrayList<>();
    private int takenOver;
    private Optional<BatchObstacle> stopped = Optional.empty();

    Run(BatchListener listener, BatchControl control) {
      this.listener = listener;
      this.control = control;
    }

    /// Ends once every worker has ended or is left behind, or all are abandoned.
    void toTheEnd(int threads) {
      List<Worker> present =
          new ArrayList<>(Stream.generate(() -> new Worker(this)).limit(threads).toList());
      CompletableFuture<?> over = over(present);
      while (!endsWithin(patience.look(), over)) {
        List<Worker> before = List.copyOf(present);
        // As a worker's own, a failure ends the batch, and what is done keeps its rows.
        CompletableFuture.runAsync(() -> lookAfter(present), Runnable::run)
            .exceptionally(this::fail)
            .join();
        if (!before.equals(present)) {
          over = over(present);
        }
      }
    }

    private void lookAfter(List<Worker> present) {
      for (Worker worker : List.copyOf(present)) {
        Optional<Attempt> lost = worker.hangsWith();
        if (lost.isPresent()) {
          present.remove(worker);
          if (control.leftBehind(worker.ended) >= MOST_LEFT_BEHIND) {
            stop(new BatchObstacle.NoAnswer());
          }
          keepGivenUp(lost.get());
          present.add(new Worker(this));
        }
      }
    }

    private CompletableFuture<?> over(List<Worker> workers) {
      return control.overWith(
          CompletableFuture.allOf(
              workers.stream().map(worker -> worker.ended).toArray(CompletableFuture<?>[]::new)));
    }

    Optional<Attempt> nextAttempt() {
      if (control.mayBegin() && !stopped()) {
        int index = next.getAndIncrement();
        if (index < sources.size()) {
          return Optional.of(new Attempt(sources.get(index), control::cancelled));
        }
      }
      return Optional.empty();
    }

    /// Gives up a file that has been silent too long.
    boolean givesUp(Attempt attempt) {
      int patient = control.cancelled() ? patience.cancelled() : patience.working();
      return attempt.silentLooks() >= patient && attempt.giveUp();
    }

    /// In a batch that is cancelled, the file counts as not begun.
    private void keepGivenUp(Attempt attempt) {
      if (!control.cancelled()) {
        try {
          keep(work.givenUp(silent(attempt.source())));
        } catch (BatchStoppedException e) {
          stop(e.obstacle());
        }
      }
    }

    private ImageOutcome.Failed silent(ImageSource source) {
      long minutes = patience.look().multipliedBy(patience.working()).toMinutes();
      return new ImageOutcome.Failed(
          source, FailureReason.TIME_LIMIT, "no more of it could be read for " + minutes + " min");
    }

    /// What is no file's own failure ends the batch, and what is done keeps its rows.
    private Void fail(Throwable failure) {
      stop(OutcomeGuard.ending(failure));
      return null;
    }

    private void keep(BatchWork.Done done) {
      synchronized (this) {
        rows.add(done.row());
        takenOver += done.takenOver() ? 1 : 0;
      }
      if (done.takenOver()) {
        control.takenOver(done.row());
      } else {
        control.done(done.row(), done.bytes());
      }
      listener.finished(done.row());
    }

    private synchronized boolean stopped() {
      return stopped.isPresent();
    }

    private synchronized void stop(BatchObstacle why) {
      stopped = stopped.or(() -> Optional.of(why));
    }

    synchronized Ended ended() {
      return new Ended(List.copyOf(rows), takenOver, stopped);
    }
  }

  /// Waits, whoever interrupts it: a batch ends by being cancelled.
  private static boolean endsWithin(Duration time, CompletableFuture<?> over) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          over.get(time.toNanos(), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker's failure ends the batch in its own way", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// A thread, and what it has under way.
  private final class Worker {
    private static final Executor OWN_THREAD = task -> THREADS.newThread(task).start();

    private final Run run;
    private final CompletableFuture<Void> ended;
    private volatile @Nullable Attempt current;

    Worker(Run run) {
      this.run = run;
      this.ended = CompletableFuture.runAsync(this::work, OWN_THREAD).exceptionally(run::fail);
    }

    private void work() {
      Optional<Attempt> next = run.nextAttempt();
      while (next.isPresent()) {
        Attempt attempt = next.get();
        current = attempt;
        try {
          work.row(attempt).ifPresent(run::keep);
        } catch (BatchStoppedException e) {
          run.stop(e.obstacle());
        }
        current = null;
        next = attempt.givenUp() ? Optional.empty() : run.nextAttempt();
      }
    }

    /// @return the file that is given up, where it hangs
    Optional<Attempt> hangsWith() {
      return ended.isDone() ? Optional.empty() : Optional.ofNullable(current).filter(run::givesUp);
    }
  }
}
