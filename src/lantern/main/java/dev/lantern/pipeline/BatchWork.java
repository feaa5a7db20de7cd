package dev.lantern.pipeline;

import java.util.Optional;

/// What a batch does with each of its files. Called on several threads.
@FunctionalInterface
interface BatchWork {
  /// @return empty where the batch was cancelled meanwhile and the file counts as not begun, or the
  ///     file was given up
  /// @throws BatchStoppedException where no other file can be done either
  Optional<Done> row(Attempt attempt) throws BatchStoppedException;

  /// A file that was given up while a thread has it under way.
  ///
  /// @throws BatchStoppedException where no other file can be done either
  default Done givenUp(ImageOutcome.Failed outcome) throws BatchStoppedException {
    return new Done(BatchRow.of(outcome), 0, false);
  }

  /// A file that has its outcome.
  ///
  /// @param bytes read of it
  /// @param takenOver the outcome is an earlier run's
  record Done(BatchRow row, long bytes, boolean takenOver) {}
}
