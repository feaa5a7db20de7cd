package dev.lantern.ui.concurrent;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes work off the JavaFX thread and brings its result back. Nothing else in the desktop starts
/// a thread or calls [Platform].
public final class TaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  private final Executor background;
  private final Executor screen;
  private final Set<Thread> working = new HashSet<>();
  private boolean ended;

  /// @param background runs the work
  /// @param screen runs what comes back: the JavaFX thread, or any thread in a test
  public TaskRunner(Executor background, Executor screen) {
    this.background = background;
    this.screen = screen;
  }

  /// Works on as many daemon threads as there are cores, at least two, so that one long work does
  /// not hold up the image.
  public static TaskRunner onJavaFx() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("lantern-task-", 1).factory());
    return new TaskRunner(pool, Platform::runLater);
  }

  /// Runs `work` in the background, then `show` or `fail` on the screen's thread.
  public <T> void run(Callable<T> work, Consumer<T> show, Consumer<Throwable> fail) {
    background.execute(() -> unlessEnded(() -> perform(work, show, fail)));
  }

  /// As [#run], on a thread of its own: work of hours takes none away from the image.
  ///
  /// @param name of the thread
  /// @return interrupts the work; without effect once it has ended
  public <T> Runnable runLong(
      String name, Callable<T> work, Consumer<T> show, Consumer<Throwable> fail) {
    return Thread.ofPlatform()
            .daemon()
            .name(name)
            .start(() -> unlessEnded(() -> perform(work, show, fail)))
        ::interrupt;
  }

  /// Interrupts all work, begins no other, and waits for what is under way.
  ///
  /// @return false where some of it goes on for longer
  /// @throws InterruptedException where this thread is interrupted
  public synchronized boolean end(Duration patience) throws InterruptedException {
    ended = true;
    working.forEach(Thread::interrupt);
    long until = System.nanoTime() + patience.toNanos();
    while (!working.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private void unlessEnded(Runnable work) {
    synchronized (this) {
      if (ended) {
        return;
      }
      working.add(Thread.currentThread());
    }
    try {
      work.run();
    } finally {
      synchronized (this) {
        working.remove(Thread.currentThread());
        notifyAll();
      }
    }
  }

  private synchronized boolean ended() {
    return ended;
  }

  private <T> void perform(Callable<T> work, Consumer<T> show, Consumer<Throwable> fail) {
    T result;
    try {
      result = work.call();
    } catch (Throwable e) {
      // The last net below all background work: what is not an expected failure of the work
      // itself must reach the screen and the log, whatever it is.
      if (!(e instanceof InterruptedException) && !ended()) {
        LOG.warn("Work in the background failed: {}", e.getClass().getName());
      }
      screen.execute(() -> fail.accept(e));
      return;
    }
    screen.execute(() -> show.accept(result));
  }
}
