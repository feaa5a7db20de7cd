package dev.lantern.pipeline;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM, from the first moment of the process to its last: what is under way is asked
/// to end, gets a moment for its files, writes what it has, and the process ends with the exit code
/// of a cancelled command. Where nothing is under way, it ends at once.
public final class Interruption {
  /// For files under way. What is not done by then is not begun, and the next run does it.
  private static final long GRACE_MILLISECONDS = 700;

  /// For writing the tables of a large batch.
  private static final long PATIENCE_SECONDS = 30;

  private final int cancelled;
  private final int defect;
  private final Thread hook = new Thread(this::interrupt, "interruption");
  private Optional<Work> underWay = Optional.empty();
  private boolean interrupted;
  private boolean over;

  private Interruption(int cancelled, int defect) {
    this.cancelled = cancelled;
    this.defect = defect;
  }

  /// Takes the signals of this process from now on.
  ///
  /// @param cancelled exit code of a process that was interrupted
  /// @param defect exit code where what is under way does not end
  public static Interruption install(int cancelled, int defect) {
    var interruption = new Interruption(cancelled, defect);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /// Of a process whose signals are another's, as a test's.
  public static Interruption none() {
    return new Interruption(0, 0);
  }

  /// The process ends by itself from here on, and its exit code stands.
  public synchronized void end() {
    over = true;
  }

  /// Has a batch end before the process does. To be closed once all is saved.
  ///
  /// @throws IllegalStateException where another is under way
  public synchronized Work guard(BatchControl batch) {
    if (underWay.isPresent()) {
      throw new IllegalStateException("two batches at once");
    }
    var work = new Work(batch);
    underWay = Optional.of(work);
    return work;
  }

  /// Ends in a halt, since nothing else can: from SIGTERM, Java's own end gives 143 where Ctrl-C
  /// gives 130, and it would close the networks under the threads that still use them. Nothing is
  /// lost by it: before the first file there is nothing to save, and later all is saved first.
  private void interrupt() {
    Optional<Work> work;
    synchronized (this) {
      if (over) {
        return;
      }
      interrupted = true;
      work = underWay;
    }
    boolean ended = work.isEmpty() || work.get().cancel();
    Runtime.getRuntime().halt(ended ? cancelled : defect);
  }

  /// What is under way.
  public final class Work implements AutoCloseable {
    private final BatchControl batch;
    private final CountDownLatch saved = new CountDownLatch(1);

    private Work(BatchControl batch) {
      this.batch = batch;
    }

    /// @return false where it does not end
    private boolean cancel() {
      batch.cancel();
      if (!batch.begun()) {
        // ONNX Runtime closes itself in a hook of its own: not while a network is being loaded.
        return true;
      }
      try {
        if (saved.await(GRACE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
          return true;
        }
        batch.abandon();
        return saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }

    /// All is saved. Where the process is to end, it ends here.
    @Override
    public void close() {
      saved.countDown();
      synchronized (Interruption.this) {
        underWay = Optional.empty();
        if (!interrupted) {
          return;
        }
      }
      awaitHalt();
    }

    private void awaitHalt() {
      try {
        hook.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
