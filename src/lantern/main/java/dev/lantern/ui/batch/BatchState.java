package dev.lantern.ui.batch;

/// What the batch window is about at this moment.
enum BatchState {
  /// Nothing is under way: it was not begun, or it has ended.
  READY,
  /// Files are listed and networks loaded.
  PREPARING,
  RUNNING,
  /// Everything that came is done, and more may come.
  WATCHING,
  PAUSED,
  /// No other file is begun; those under way are finished.
  STOPPING;

  boolean busy() {
    return this != READY;
  }

  /// Files are done, or could be at once.
  boolean underWay() {
    return this == RUNNING || this == WATCHING || this == PAUSED;
  }
}
