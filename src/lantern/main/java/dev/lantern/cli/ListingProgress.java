package dev.lantern.cli;

import java.time.Duration;

/// Shows that a long listing is alive: on a terminal a count that runs, elsewhere a line now and
/// then. A short one says nothing.
final class ListingProgress {
  private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final Console console;
  private final long pause;
  private long last = System.nanoTime();
  private String shown = "";

  ListingProgress(Console console) {
    this.console = console;
    this.pause = (console.terminal() ? ON_A_TERMINAL : ELSEWHERE).toNanos();
  }

  /// @param soFar files found so far; may be called for each of them
  void show(int soFar) {
    long now = System.nanoTime();
    if (now - last < pause) {
      return;
    }
    last = now;
    shown = "Looking for files: " + soFar + " so far";
    if (console.terminal()) {
      console.out().print("\r" + shown);
      console.out().flush();
    } else {
      console.out().println(shown);
    }
  }

  /// Wipes the count away.
  void end() {
    if (console.terminal() && !shown.isEmpty()) {
      console.out().print("\r" + " ".repeat(shown.length()) + "\r");
      shown = "";
    }
  }
}
