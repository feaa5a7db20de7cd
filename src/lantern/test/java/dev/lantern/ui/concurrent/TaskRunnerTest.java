package dev.lantern.ui.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The end of all work in the background.
final class TaskRunnerTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Test
  void endsWhatCanBeInterruptedAndBeginsNoOther() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      var tasks = new TaskRunner(pool, Runnable::run);
      var begun = new CountDownLatch(2);
      for (String name : List.of("one", "two")) {
        tasks.run(
            () -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return name;
            },
            heard::add,
            cause -> heard.add(cause.getClass().getSimpleName()));
      }
      begun.await();

      assertTrue(tasks.end(LONG));
      tasks.run(() -> "late", heard::add, cause -> heard.add("failed late"));
    }
    assertEquals(List.of("InterruptedException", "InterruptedException"), heard);
  }

  @Test
  void saysThatSomeWorkGoesOn() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      var tasks = new TaskRunner(pool, Runnable::run);
      tasks.run(
          () -> {
            begun.countDown();
            while (goOn.getCount() > 0) {
              Thread.onSpinWait();
            }
            return "done";
          },
          heard::add,
          cause -> heard.add("failed"));
      begun.await();

      assertFalse(tasks.end(Duration.ofMillis(20)));
      goOn.countDown();
      assertTrue(tasks.end(LONG));
    }
    assertEquals(List.of("done"), heard);
  }
}
