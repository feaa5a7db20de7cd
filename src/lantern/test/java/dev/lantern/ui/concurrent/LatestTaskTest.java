package dev.lantern.ui.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatestTaskTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Deque<Runnable> screen = new ArrayDeque<>();
  private final TaskRunner tasks = new TaskRunner(background::add, screen::add);
  private final LatestTask latest = new LatestTask(tasks);
  private final List<String> heard = new ArrayList<>();

  @Test
  void showsTheNewestOnlyAndSkipsWhatHasNotBegun() {
    run("one");
    run("two");

    drain();

    assertEquals(List.of("end", "work two", "end", "show two"), heard);
  }

  @Test
  void dropsAResultThatComesTooLate() {
    run("one");
    background.remove().run();
    run("two");

    drain();

    assertEquals(List.of("work one", "end", "work two", "end", "show two"), heard);
  }

  @Test
  void dropsAllOnRequest() {
    run("one");
    latest.drop();

    drain();

    assertEquals(List.of("end"), heard);
  }

  @Test
  void whatIsDroppedOrReplacedHasEndedAtOnce() {
    run("one");
    background.remove().run();
    latest.drop();
    assertEquals(List.of("work one", "end"), heard);

    run("two");
    run("three");
    assertEquals(List.of("work one", "end", "end"), heard);
  }

  @Test
  void tellsOfAFailureOfTheNewest() {
    latest.run(
        () -> {
          throw new IOException("no");
        },
        shown -> heard.add("show"),
        cause -> heard.add(String.valueOf(cause.getMessage())),
        () -> heard.add("end"));

    drain();

    assertEquals(List.of("end", "no"), heard);
  }

  private void run(String name) {
    latest.run(
        () -> {
          heard.add("work " + name);
          return name;
        },
        shown -> heard.add("show " + shown),
        cause -> heard.add("fail " + name),
        () -> heard.add("end"));
  }

  /// One thread after the other, as long as there is work.
  private void drain() {
    while (!background.isEmpty() || !screen.isEmpty()) {
      if (!screen.isEmpty()) {
        screen.remove().run();
      } else {
        background.remove().run();
      }
    }
  }
}
