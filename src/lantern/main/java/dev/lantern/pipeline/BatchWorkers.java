package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The threads of a batch: each takes the next file until there is none, or the batch ends.
final class BatchWorkers {
  private final List<ImageSource> sources;
  private final int workers;
  private final BatchWork work;

  /// @param sources the files, each once
  /// @param workers threads, at least 1
  BatchWorkers(List<ImageSource> sources, int workers, BatchWork work) {
    this.sources = List.copyOf(sources);
    this.workers = workers;
    this.work = work;
  }

  /// What became of the files.
  ///
  /// @param rows of those done, in the order in which they were done
  /// @param takenOver of them
  /// @param stopped why no other could be done
  record Ended(List<BatchRow> rows, int takenOver, Optional<String> stopped) {}

  /// Does every file, unless the batch is cancelled or cannot go on.
  Ended run(BatchListener listener, BatchControl control) {
    var run = new Run(listener, control);
    int threads = Math.min(workers, sources.size());
    if (threads > 0) {
      ExecutorService pool =
          Executors.newFixedThreadPool(
              threads, Thread.ofPlatform().name("batch-", 1).daemon().factory());
      CompletableFuture<Void> all =
          CompletableFuture.allOf(
              Stream.generate(
                      () -> CompletableFuture.runAsync(run::work, pool).exceptionally(run::fail))
                  .limit(threads)
                  .toArray(CompletableFuture<?>[]::new));
      // Not closed: that would wait for work that is abandoned.
      pool.shutdown();
      control.await(all);
    }
    return run.ended();
  }

  /// The state that the workers share.
  private final class Run {
    private final BatchListener listener;
    private final BatchControl control;
    private final AtomicInteger next = new AtomicInteger();
    private final List<BatchRow> rows = new ArrayList<>();
    private int takenOver;
    private Optional<String> stopped = Optional.empty();

    Run(BatchListener listener, BatchControl control) {
      this.listener = listener;
      this.control = control;
    }

    void work() {
      int index;
      while (control.mayBegin()
          && !stopped()
          && (index = next.getAndIncrement()) < sources.size()) {
        try {
          work.row(sources.get(index)).ifPresent(this::keep);
        } catch (BatchStoppedException e) {
          stop(String.valueOf(e.getMessage()));
        }
      }
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

    private synchronized void stop(String why) {
      stopped = stopped.or(() -> Optional.of(why));
    }

    synchronized Ended ended() {
      return new Ended(List.copyOf(rows), takenOver, stopped);
    }
  }
}
