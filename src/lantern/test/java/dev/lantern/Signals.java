package dev.lantern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

/// Sends signals to processes, where the system has them.
public final class Signals {
  private Signals() {}

  /// Returns once it is sent; the process may hear it later.
  ///
  /// @param signal its name without SIG, as `INT`
  public static void send(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    assertEquals(0, kill.waitFor());
  }
}
