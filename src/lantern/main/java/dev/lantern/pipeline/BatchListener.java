package dev.lantern.pipeline;

import java.util.List;

/// Hears of a batch. Called on the workers' threads, several at a time.
public interface BatchListener {
  /// All inputs are listed, and nothing is begun.
  ///
  /// @param total images and other files found
  /// @param takenOver of them, done by an earlier run
  void found(int total, int takenOver);

  /// Rows of files that an earlier run has done; told once, before [#found].
  default void takenOver(List<BatchRow> rows) {}

  /// One file has its outcome, and it is safe. Those taken over at the start are not told one by
  /// one.
  void finished(BatchRow row);
}
