package dev.lantern.cli;

import java.time.Duration;

/// Shows that a long work is alive: on a terminal a line that runs, elsewhere a line now and then.
/// A short work says nothing. For one thread at a time.
final class RunningLine {
  private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final Console console;
  private final long pause;
  private long last = System.nanoTime();
  private String shown = "";

  RunningLine(Console console) {
    this.console = console;
    this.pause = (console.terminal() ? ON_A_TERMINAL : ELSEWHERE).toNanos();
  }

  /// @param words how far it is; may be called for each step
  void show(String words) {
    long now = System.nanoTime();
    if (now - last < pause) {
      return;
    }
    last = now;
    if (console.terminal()) {
      String rest = " ".repeat(Math.max(0, shown.length() - words.length()));
      console.out().print("\r" + words + rest);
      console.out().flush();
    } else {
      console.out().println(words);
    }
    shown = words;
  }

  /// Wipes the line away.
  void end() {
    if (console.terminal() && !shown.isEmpty()) {
      console.out().print("\r" + " ".repeat(shown.length()) + "\r");
      console.out().flush();
      shown = "";
    }
  }
}
