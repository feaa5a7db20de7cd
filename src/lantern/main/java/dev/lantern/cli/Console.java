package dev.lantern.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Standard output and standard error, the only way to them.
///
/// @param terminal a person may be watching: a progress bar may redraw its line
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {
  /// The console of this process: in the terminal's own character set, in UTF-8 elsewhere. Its
  /// own documentation still allows it to be null,
  /// and NullAway holds it to that.
  @SuppressWarnings("SystemConsoleNull")
  public static Console ofProcess() {
    java.io.Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new Console(writer(System.out, terminal), writer(System.err, terminal), terminal);
  }

  private static PrintWriter writer(PrintStream stream, boolean terminal) {
    return new PrintWriter(stream, true, terminal ? stream.charset() : StandardCharsets.UTF_8);
  }
}
