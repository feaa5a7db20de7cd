package dev.lantern.pipeline;

/// Hears how far a long work is, on the working thread; and says whether to go on.
public interface Progress {
  /// @param done items done so far
  /// @param total items known so far
  void update(int done, int total);

  /// True once the user has cancelled: the work ends soon and returns what it has.
  boolean cancelled();

  /// Hears nothing, never cancels.
  static Progress none() {
    return new Progress() {
      @Override
      public void update(int done, int total) {}

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
