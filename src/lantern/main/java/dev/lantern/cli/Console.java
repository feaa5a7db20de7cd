package dev.lantern.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Standard output and standard error, the only way to them.
///
/// @param terminal a person may be watching: a progress bar may redraw its line
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {
  /// The console of this process, in UTF-8.
  // Its own documentation still allows it to be null, and NullAway holds it to that.
  @SuppressWarnings("SystemConsoleNull")
  public static Console ofProcess() {
    java.io.Console console = System.console();
    return new Console(
        writer(System.out), writer(System.err), console != null && console.isTerminal());
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
