package dev.lantern.cli;

import dev.lantern.pipeline.BatchControl;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM: the running batch is asked to end, gets a moment for the files that are
/// under way, writes what it has, and the process ends with the exit code of a cancelled command.
final class Interruption implements AutoCloseable {
  /// For files under way. What is not done by then is not begun, and the next run does it.
  private static final long GRACE_MILLISECONDS = 700;

  /// For writing the tables of a large batch.
  private static final long PATIENCE_SECONDS = 30;

  private final BatchControl batch;
  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "interruption");

  Interruption(BatchControl batch) {
    this.batch = batch;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Ends in a halt, since nothing else can: from SIGTERM, Java's own end gives 143 where Ctrl-C
  /// gives 130, and it would close the networks under the threads that still use them. Nothing is
  /// lost by it: before the first file there is nothing to save, and later all is saved first.
  private void interrupt() {
    boolean begun = batch.begun();
    batch.cancel();
    if (begun) {
      try {
        if (!saved.await(GRACE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
          batch.abandon();
          if (!saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            Runtime.getRuntime().halt(ExitCode.DEFECT.number());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Runtime.getRuntime().halt(ExitCode.CANCELLED.number());
  }

  /// The command has saved what it has. Where the process is to end, it ends here.
  @Override
  public void close() {
    saved.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      awaitHalt();
    }
  }

  private void awaitHalt() {
    try {
      hook.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
