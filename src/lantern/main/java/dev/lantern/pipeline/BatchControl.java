package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The handle on one batch: stops it, holds it, tells how far it is. For every thread.
public final class BatchControl {
  private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  /// Whose outcome is an earlier run's. By name: a watched folder gives a file again.
  private final Set<ImageSource> takenOver = new HashSet<>();

  /// Whose outcome the listing knew.
  private final Set<ImageSource> refused = new HashSet<>();

  private final Set<CompletableFuture<Void>> leftBehind = new HashSet<>();

  private boolean begun;
  private boolean cancelled;
  private boolean paused;
  private int found;
  private int positive;
  private int diagnosed;
  private long bytes;

  /// Of the monotonic clock, nanoseconds: when work was last begun or taken up again.
  private long since;

  private Duration before = Duration.ZERO;
  private boolean waiting;

  /// Of the monotonic clock, nanoseconds: when it was last held, or had nothing to do.
  private long idleSince;

  private Duration idleBefore = Duration.ZERO;

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
    return begun;
  }

  /// Nothing new is begun until [#resume].
  public synchronized void pause() {
    rest(true, waiting);
  }

  public synchronized void resume() {
    rest(false, waiting);
    notifyAll();
  }

  /// A watched folder gives no file at this moment.
  public synchronized boolean waiting() {
    return waiting;
  }

  /// A watched folder gives no file, or gives files again.
  synchronized void waitForFiles(boolean waits) {
    rest(paused, waits);
  }

  /// Time counts as work unless the batch is held, or waits for files.
  private void rest(boolean held, boolean empty) {
    boolean rested = paused || waiting;
    boolean rests = held || empty;
    long now = System.nanoTime();
    if (rests && !rested) {
      before = elapsed();
      idleSince = now;
    } else if (rested && !rests) {
      idleBefore = idle();
      since = now;
    }
    paused = held;
    waiting = empty;
  }

  private Duration idle() {
    return paused || waiting ? idleBefore.plusNanos(System.nanoTime() - idleSince) : idleBefore;
  }

  /// How far the batch is, at this moment.
  public synchronized BatchProgress progress() {
    return new BatchProgress(
        found,
        outcomes.getOrDefault(Outcome.DIAGNOSED, 0),
        outcomes.getOrDefault(Outcome.SKIPPED, 0),
        outcomes.getOrDefault(Outcome.FAILED, 0),
        positive,
        takenOver.size(),
        refused.size(),
        bytes,
        elapsed(),
        paused);
  }

  /// What was done under this control, in all groups of a watched folder together.
  public synchronized WorkDone workDone() {
    return new WorkDone(diagnosed, idle());
  }

  private Duration elapsed() {
    return begun && !paused && !waiting ? before.plusNanos(System.nanoTime() - since) : before;
  }

  /// Begins to count these files, beside those of an earlier group.
  synchronized void begin(int files) {
    if (!begun) {
      begun = true;
      since = System.nanoTime();
    }
    found += files;
  }

  /// A file that a watched folder gave again has its new outcome: the old one counts no more.
  synchronized void replaced(BatchRow old) {
    found--;
    outcomes.merge(old.outcome(), -1, Integer::sum);
    positive -= old.positive() ? 1 : 0;
  }

  /// A watched folder does not have the file any more.
  synchronized void dropped(BatchRow old) {
    replaced(old);
    takenOver.remove(old.source());
    refused.remove(old.source());
  }

  /// @param read bytes of the file
  synchronized void done(BatchRow row, long read) {
    count(row);
    takenOver.remove(row.source());
    refused.remove(row.source());
    diagnosed += row.outcome() == Outcome.DIAGNOSED ? 1 : 0;
    bytes += read;
  }

  private void count(BatchRow row) {
    outcomes.merge(row.outcome(), 1, Integer::sum);
    positive += row.positive() ? 1 : 0;
  }

  synchronized void takenOver(BatchRow row) {
    count(row);
    takenOver.add(row.source());
    refused.remove(row.source());
  }

  /// The file has the outcome that its listing knew: no work of its own, however many there are.
  synchronized void refused(BatchRow row) {
    count(row);
    refused.add(row.source());
    takenOver.remove(row.source());
  }

  /// The outcome of a file, as it is now, is an earlier run's.
  synchronized boolean tookOver(ImageSource source) {
    return takenOver.contains(source);
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
