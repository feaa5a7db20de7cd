package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import java.util.List;

/// Hears of a batch. Called on the workers' threads, several at a time.
public interface BatchListener {
  /// The inputs are being listed. Called for every file, on the one thread that lists.
  ///
  /// @param soFar files found so far
  default void listing(int soFar) {}

  /// All inputs are listed: so many folders within them were not entered.
  ///
  /// @param folders at least 1
  default void notEntered(int folders) {}

  /// All inputs are listed, and nothing is begun.
  ///
  /// @param total images and other files found
  /// @param takenOver of them, done by an earlier run
  void found(int total, int takenOver);

  /// Rows that hold from an earlier run, before anything is begun.
  default void takenOver(List<BatchRow> rows) {}

  /// Rows that hold no more: a watched folder does not have these any more.
  default void dropped(List<ImageSource> sources) {}

  /// One file has its outcome, and it is safe. Those taken over at the start are not told one by
  /// one.
  void finished(BatchRow row);
}
