package dev.lantern.report;

import java.time.Duration;
import java.util.function.Consumer;

/// Has tables written again when rows have come: soon, but so that writing takes a small part of
/// the time, however long the tables grow.
final class LiveTables implements AutoCloseable {
  private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

  /// After a write, so many times as long as it took.
  private static final int REST = 20;

  private final Runnable write;
  private final Thread thread;
  private boolean changed;
  private boolean closed;

  /// @param write writes the tables as they are at that moment; on a thread of its own
  /// @param ended hears of a defect of `write`, which is not called any more
  LiveTables(Runnable write, Consumer<Throwable> ended) {
    this.write = write;
    this.thread =
        Thread.ofPlatform()
            .name("tables")
            .daemon()
            .uncaughtExceptionHandler((_, defect) -> ended.accept(defect))
            .unstarted(this::work);
    thread.start();
  }

  /// Rows have come.
  synchronized void changed() {
    changed = true;
    notifyAll();
  }

  private void work() {
    long rest = 0;
    try {
      while (awaitChange(rest)) {
        long start = System.nanoTime();
        write.run();
        rest = Math.max(SHORTEST_REST.toNanos(), REST * (System.nanoTime() - start));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @param rest to keep before, in nanoseconds
  /// @return false where there is nothing to write any more
  private synchronized boolean awaitChange(long rest) throws InterruptedException {
    long end = System.nanoTime() + rest;
    for (long left = rest; left > 0 && !closed; left = end - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    while (!changed && !closed) {
      wait();
    }
    changed = false;
    return !closed;
  }

  /// Ends after the write that is under way. What came since is for the last write, which the
  /// command does itself.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
