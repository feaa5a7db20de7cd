package dev.lantern.cli;

/// Shows that a long listing is alive.
final class ListingProgress {
  private final RunningLine line;

  ListingProgress(Console console) {
    this.line = new RunningLine(console);
  }

  /// @param soFar files found so far; may be called for each of them
  void show(int soFar) {
    line.show("Looking for files: " + soFar + " so far");
  }

  /// Wipes the count away.
  void end() {
    line.end();
  }
}
