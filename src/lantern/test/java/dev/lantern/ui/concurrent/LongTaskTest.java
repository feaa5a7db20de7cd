package dev.lantern.ui.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The test's thread is the screen's.
final class LongTaskTest {
  private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
  private final Activities activities = new Activities();
  private final LongTask task =
      new LongTask(new TaskRunner(Runnable::run, screen::add), activities, "test-long");
  private final List<String> heard = new ArrayList<>();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @Test
  void showsWhatComesOfItAndEndsItsActivity() throws Exception {
    run(progress -> "done");
    assertTrue(activities.lasting(0).isPresent());

    backOnScreen();

    assertEquals(List.of("show done"), heard);
    assertEquals(Optional.empty(), activities.lasting(0));
  }

  @Test
  void isInterruptedByTheUserAndSaysNothingMore() throws Exception {
    run(this::untilInterrupted);

    activities.lasting(0).orElseThrow().cancel();
    assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    backOnScreen();

    assertEquals(List.of("cancelled"), heard);
    assertEquals(Optional.empty(), activities.lasting(0));
  }

  @Test
  void isInterruptedByWhatReplacesIt() throws Exception {
    run(this::untilInterrupted);
    run(progress -> "the newer");
    assertTrue(interrupted.await(10, TimeUnit.SECONDS));

    backOnScreen();
    backOnScreen();

    assertEquals(List.of("show the newer"), heard);
    assertEquals(Optional.empty(), activities.lasting(0));
  }

  @Test
  void tellsOfAFailure() throws Exception {
    run(
        progress -> {
          throw new IllegalStateException("no");
        });

    backOnScreen();

    assertEquals(List.of("fail no"), heard);
  }

  private void run(LongTask.Work<String> work) {
    task.run(
        "testing",
        work,
        shown -> heard.add("show " + shown),
        cause -> heard.add("fail " + cause.getMessage()),
        () -> heard.add("cancelled"));
  }

  private String untilInterrupted(Object progress) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      return "never";
    } finally {
      interrupted.countDown();
    }
  }

  private void backOnScreen() throws InterruptedException {
    Runnable next = screen.poll(10, TimeUnit.SECONDS);
    assertTrue(next != null, "nothing came back in 10 s");
    next.run();
  }
}
