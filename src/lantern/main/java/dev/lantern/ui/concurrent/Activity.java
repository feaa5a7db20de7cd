package dev.lantern.ui.concurrent;

import dev.lantern.pipeline.Progress;
import java.util.function.Consumer;

/// Work that the user waits for. The worker writes it, the window polls it.
public final class Activity implements Progress {
  private final Object owner;
  private final String label;
  private final Consumer<Activity> onCancel;
  private final long startedNanos = System.nanoTime();
  private volatile int done;
  private volatile int total;
  private volatile boolean cancelled;
  private boolean ended;

  /// @param owner what it is done for
  /// @param label what is going on, as shown
  /// @param onCancel called once, on the screen's thread, when the user cancels
  Activity(Object owner, String label, Consumer<Activity> onCancel) {
    this.owner = owner;
    this.label = label;
    this.onCancel = onCancel;
  }

  @Override
  public void update(int nowDone, int nowTotal) {
    done = nowDone;
    total = nowTotal;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  Object owner() {
    return owner;
  }

  public String label() {
    return label;
  }

  /// Part done, from 0 to 1; negative while nobody knows.
  public double fraction() {
    int all = total;
    return all > 0 ? Math.min(1, done / (double) all) : -1;
  }

  /// Parts done so far.
  public int done() {
    return done;
  }

  /// Parts in all; 0 while nobody knows.
  public int total() {
    return total;
  }

  public long ageNanos() {
    return System.nanoTime() - startedNanos;
  }

  void end() {
    ended = true;
  }

  /// Asks it to stop. Nothing happens where it has ended: a window may know that a moment later.
  public void cancel() {
    if (!cancelled && !ended) {
      cancelled = true;
      onCancel.accept(this);
    }
  }
}
