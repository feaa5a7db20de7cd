package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The handle on one batch: stops it, holds it, tells how far it is. For every thread.
public final class BatchControl {
  private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
  private final WorkClock clock = new WorkClock();
  private final BatchTally tally = new BatchTally();
  private final Set<CompletableFuture<Void>> leftBehind = new HashSet<>();

  private boolean cancelled;
  private boolean paused;
  private boolean waiting;

  /// Of the monotonic clock, nanoseconds.
  private long cancelledAt;

  /// Nothing new is begun from now on; what is under way is finished. What fails from now on counts
  /// as not begun.
  public synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      cancelledAt = System.nanoTime();
    }
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

  /// True once it has been cancelled for so long.
  public synchronized boolean cancelledFor(Duration time) {
    return cancelled && System.nanoTime() - cancelledAt >= time.toNanos();
  }

  /// True once there may be something to lose: networks are loaded and files are judged.
  public synchronized boolean begun() {
    return clock.begun();
  }

  /// Nothing new is begun until [#resume].
  public synchronized void pause() {
    paused = true;
    rest();
  }

  public synchronized void resume() {
    paused = false;
    rest();
    notifyAll();
  }

  /// A watched folder gives no file at this moment.
  public synchronized boolean waiting() {
    return waiting;
  }

  /// A watched folder gives no file, or gives files again.
  synchronized void waitForFiles(boolean waits) {
    waiting = waits;
    rest();
  }

  /// Time counts as work unless the batch is held, or waits for files.
  private void rest() {
    clock.rest(paused || waiting);
  }

  /// How far the batch is, at this moment.
  public synchronized BatchProgress progress() {
    return tally.progress(clock.elapsed(), paused);
  }

  /// What was done under this control, in all groups of a watched folder together.
  public synchronized WorkDone workDone() {
    return new WorkDone(tally.diagnosed(), clock.idle());
  }

  /// Begins to count these files, beside those of an earlier group.
  synchronized void begin(int files) {
    clock.begin();
    tally.found(files);
  }

  /// A file that a watched folder gave again has its new outcome: the old one counts no more.
  synchronized void replaced(BatchRow old) {
    tally.replaced(old);
  }

  /// A watched folder does not have the file any more.
  synchronized void dropped(BatchRow old) {
    tally.dropped(old);
  }

  /// @param read bytes of the file
  synchronized void done(BatchRow row, long read) {
    tally.done(row, read);
  }

  synchronized void takenOver(BatchRow row) {
    tally.takenOver(row);
  }

  /// The file has the outcome that its listing knew: no work of its own, however many there are.
  synchronized void refused(BatchRow row) {
    tally.refused(row);
  }

  /// The outcome of a file, as it is now, is an earlier run's.
  synchronized boolean tookOver(ImageSource source) {
    return tally.tookOver(source);
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

  /// A worker that hangs is left behind, in this group of a watched folder or in another.
  ///
  /// @return how many such workers hang at this moment
  synchronized int leftBehind(CompletableFuture<Void> worker) {
    leftBehind.add(worker);
    leftBehind.removeIf(CompletableFuture::isDone);
    return leftBehind.size();
  }

  /// Done once the work is, or is abandoned.
  CompletableFuture<?> overWith(CompletableFuture<Void> work) {
    return CompletableFuture.anyOf(work, abandoned);
  }
}
