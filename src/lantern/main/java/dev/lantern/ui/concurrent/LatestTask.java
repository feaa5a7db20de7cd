package dev.lantern.ui.concurrent;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Work of which only the newest counts: older work that has not begun is skipped, and the result
/// of older work that has is dropped.
public final class LatestTask {
  private final TaskRunner tasks;
  private final AtomicLong newest = new AtomicLong();

  public LatestTask(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /// Replaces whatever was under way.
  ///
  /// @param after called once when the work has ended or was skipped, dropped or not
  public <T> void run(
      Callable<T> work, Consumer<T> show, Consumer<Throwable> fail, Runnable after) {
    long mine = newest.incrementAndGet();
    tasks.run(
        () -> mine == newest.get() ? Optional.of(work.call()) : Optional.<T>empty(),
        result -> {
          after.run();
          if (mine == newest.get()) {
            result.ifPresent(show);
          }
        },
        cause -> {
          after.run();
          if (mine == newest.get()) {
            fail.accept(cause);
          }
        });
  }

  /// Drops whatever is under way.
  public void drop() {
    newest.incrementAndGet();
  }
}
