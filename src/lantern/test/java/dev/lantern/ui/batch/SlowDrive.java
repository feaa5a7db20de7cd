package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lantern.ui.concurrent.TaskRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A drive of which some paths are silent until the test has them answer, and a screen that hears
/// when the test lets it. All are folders but what ends as a scan does.
final class SlowDrive {
  private static final long PATIENCE_SECONDS = 60;

  private final Map<Path, Silence> silent = new ConcurrentHashMap<>();
  private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();

  private record Silence(CountDownLatch asked, CountDownLatch over) {}

  /// Nothing may take a thread from the image.
  TaskRunner tasks() {
    return new TaskRunner(work -> fail("a thread of the image's"), screen::add);
  }

  FolderLook look() {
    return new FolderLook(tasks(), cause -> fail(cause), this::isFolder);
  }

  private boolean isFolder(Path path) {
    Silence silence = silent.get(path);
    if (silence != null) {
      silence.asked.countDown();
      await(silence.over);
    }
    return !path.toString().endsWith(".dcm");
  }

  void silence(Path path) {
    silent.put(path, new Silence(new CountDownLatch(1), new CountDownLatch(1)));
  }

  /// Waits until a silent path is asked.
  void awaitQuestion(Path path) {
    await(silenceOf(path).asked);
  }

  /// Has a silent path answer.
  void answer(Path path) {
    silenceOf(path).over.countDown();
  }

  private Silence silenceOf(Path path) {
    return Objects.requireNonNull(silent.get(path));
  }

  /// Waits for the next that the screen is to hear, and lets it.
  void show() {
    try {
      Objects.requireNonNull(screen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As [#show], as often as it takes.
  void showUntil(BooleanSupplier met) {
    while (!met.getAsBoolean()) {
      show();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
