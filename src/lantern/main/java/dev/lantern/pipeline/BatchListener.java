package dev.lantern.pipeline;

/// Hears of a batch. Called on the workers' threads, several at a time.
public interface BatchListener {
  /// All inputs are listed.
  ///
  /// @param total images and other files found
  void found(int total);

  /// One file has its outcome, and nothing of it is kept after this call.
  ///
  /// @throws BatchStoppedException where an output cannot be written: the batch ends
  void finished(ImageOutcome outcome) throws BatchStoppedException;

  /// True once the batch is to end: what is under way is finished, nothing new is begun. What fails
  /// from then on counts as not begun.
  boolean cancelled();
}
