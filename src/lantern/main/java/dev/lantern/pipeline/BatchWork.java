package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import java.util.Optional;

/// What a batch does with each of its files. Called on several threads.
@FunctionalInterface
interface BatchWork {
  /// @return empty where the batch was cancelled meanwhile and the file counts as not begun
  /// @throws BatchStoppedException where no other file can be done either
  Optional<Done> row(ImageSource source) throws BatchStoppedException;

  /// A file that has its outcome.
  ///
  /// @param bytes read of it
  /// @param takenOver the outcome is an earlier run's
  record Done(BatchRow row, long bytes, boolean takenOver) {}
}
