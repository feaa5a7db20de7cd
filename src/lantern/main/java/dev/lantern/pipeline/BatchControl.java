package dev.lantern.pipeline;

import dev.lantern.pipeline.BatchRow.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The handle on one batch: stops it, holds it, tells how far it is. For every thread.
public final class BatchControl {
  private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private boolean begun;
  private boolean cancelled;
  private boolean paused;
  private int found;
  private int positive;
  private int takenOver;
  private int diagnosed;
  private long bytes;

  /// Of the monotonic clock, nanoseconds: when work was last begun or taken up again.
  private long since;

  private Duration before = Duration.ZERO;

  /// Nothing new is begun from now on; what is under way is finished. What fails from now on counts
  /// as not begun.
  public synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }

  /// Cancels, and does not wait for what is under way. For a process that ends: the threads that
  /// are still at work use networks and files until then.
  public void abandon() {
    cancel();
    abandoned.complete(null);
  }

  public synchronized boolean cancelled() {
    return cancelled;
  }

  /// True once there may be something to lose: networks are loaded and files are judged.
  public synchronized boolean begun() {
    return begun;
  }

  /// Nothing new is begun until [#resume].
  public synchronized void pause() {
    if (!paused) {
      before = elapsed();
      paused = true;
    }
  }

  public synchronized void resume() {
    if (paused) {
      paused = false;
      since = System.nanoTime();
      notifyAll();
    }
  }

  /// How far the batch is, at this moment.
  public synchronized BatchProgress progress() {
    return new BatchProgress(
        found,
        outcomes.getOrDefault(Outcome.DIAGNOSED, 0),
        outcomes.getOrDefault(Outcome.SKIPPED, 0),
        outcomes.getOrDefault(Outcome.FAILED, 0),
        positive,
        takenOver,
        bytes,
        elapsed(),
        paused);
  }

  /// Images that were diagnosed under this control, in all groups of a watched folder together, and
  /// by no earlier run.
  public synchronized int diagnosed() {
    return diagnosed;
  }

  private Duration elapsed() {
    return begun && !paused ? before.plusNanos(System.nanoTime() - since) : before;
  }

  /// Begins to count.
  synchronized void begin(int files) {
    begun = true;
    found = files;
    outcomes.clear();
    positive = 0;
    takenOver = 0;
    bytes = 0;
    before = Duration.ZERO;
    since = System.nanoTime();
  }

  /// @param read bytes of the file
  synchronized void done(BatchRow row, long read) {
    count(row);
    diagnosed += row.outcome() == Outcome.DIAGNOSED ? 1 : 0;
    bytes += read;
  }

  private void count(BatchRow row) {
    outcomes.merge(row.outcome(), 1, Integer::sum);
    positive += row.positive() ? 1 : 0;
  }

  synchronized void takenOver(BatchRow row) {
    count(row);
    takenOver++;
  }

  /// Waits while the batch is held.
  ///
  /// @return false where nothing is to be begun any more
  synchronized boolean mayBegin() {
    boolean interrupted = false;
    while (paused && !cancelled) {
      try {
        wait();
      } catch (InterruptedException e) {
        // A worker ends by its batch being cancelled, not by an interrupt.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !cancelled;
  }

  /// Waits for the end of the work, or until it is abandoned.
  void await(CompletableFuture<Void> work) {
    CompletableFuture.anyOf(work, abandoned).join();
  }
}
