package dev.lantern.explain;

/// Hears how far a slow explanation is, on a thread of the explanation, one call at a time.
@FunctionalInterface
public interface PassListener {
  /// @param done forward passes done so far
  /// @param total forward passes that the explanation takes, at least 1
  void passed(int done, int total);

  /// Hears what a map of many passes looks like by now; the finished one is not told.
  ///
  /// @param soFar on the scale of its own peak
  default void grown(SaliencyMap soFar) {}

  /// Hears one of several parts of the same number of passes as a part of the whole.
  ///
  /// @param part from 0
  /// @param parts of the whole
  default PassListener part(int part, int parts) {
    PassListener whole = this;
    return new PassListener() {
      @Override
      public void passed(int done, int total) {
        whole.passed(part * total + done, parts * total);
      }

      @Override
      public void grown(SaliencyMap soFar) {
        whole.grown(soFar);
      }
    };
  }
}
