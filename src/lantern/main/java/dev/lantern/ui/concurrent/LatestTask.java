package dev.lantern.ui.concurrent;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Work of which only the newest counts: older work that has not begun is skipped, and the result
/// of older work that has is dropped. For the screen's thread.
public final class LatestTask {
  private final Door door;
  private final AtomicLong newest = new AtomicLong();
  private Runnable after = () -> {};

  public LatestTask(TaskRunner tasks) {
    this(tasks::run);
  }

  /// Of work that may hang, as a question to a network drive: each has a thread of its own, and
  /// takes none away from the image.
  ///
  /// @param thread name of these threads
  public LatestTask(TaskRunner tasks, String thread) {
    this(
        new Door() {
          @Override
          public <T> void run(Callable<T> work, Consumer<T> show, Consumer<Throwable> fail) {
            tasks.runLong(thread, work, show, fail);
          }
        });
  }

  private LatestTask(Door door) {
    this.door = door;
  }

  /// One of the ways through a [TaskRunner].
  @FunctionalInterface
  private interface Door {
    <T> void run(Callable<T> work, Consumer<T> show, Consumer<Throwable> fail);
  }

  /// Replaces whatever was under way.
  ///
  /// @param after called once when the work counts no more: it has ended, or is replaced or dropped
  public <T> void run(
      Callable<T> work, Consumer<T> show, Consumer<Throwable> fail, Runnable after) {
    drop();
    this.after = after;
    long mine = newest.get();
    door.run(
        () -> mine == newest.get() ? Optional.of(work.call()) : Optional.<T>empty(),
        result -> {
          if (mine == newest.get()) {
            end();
            result.ifPresent(show);
          }
        },
        cause -> {
          if (mine == newest.get()) {
            end();
            fail.accept(cause);
          }
        });
  }

  /// Drops whatever is under way.
  public void drop() {
    newest.incrementAndGet();
    end();
  }

  private void end() {
    Runnable ended = after;
    after = () -> {};
    ended.run();
  }
}
