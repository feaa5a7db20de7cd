package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import java.util.function.BooleanSupplier;

/// One file that a worker has under way. A read hangs for as long as a drive does not answer, and
/// nobody can end the thread that waits for it: who looks after the workers gives the file up, and
/// what the thread still makes of it is not kept.
final class Attempt {
  private final ImageSource source;
  private final BooleanSupplier batchCancelled;
  private int signs;
  private int seen = -1;
  private int silent;
  private boolean kept;
  private boolean givenUp;

  /// @param batchCancelled whether the batch that it belongs to is
  Attempt(ImageSource source, BooleanSupplier batchCancelled) {
    this.source = source;
    this.batchCancelled = batchCancelled;
  }

  ImageSource source() {
    return source;
  }

  /// Whether what fails from now on counts as not begun. To be asked all along: it is the sign that
  /// the work goes on.
  synchronized boolean cancelled() {
    signs++;
    return givenUp || batchCancelled.getAsBoolean();
  }

  /// To be called before anything is kept of the file.
  ///
  /// @return false where it is given up, and nothing may be kept
  synchronized boolean keep() {
    kept = !givenUp;
    return kept;
  }

  /// Looks at it once.
  ///
  /// @return how many looks in a row have seen no sign
  synchronized int silentLooks() {
    silent = signs == seen ? silent + 1 : 0;
    seen = signs;
    return silent;
  }

  synchronized boolean givenUp() {
    return givenUp;
  }

  /// @return false where something is kept of it already
  synchronized boolean giveUp() {
    givenUp = !kept;
    return givenUp;
  }
}
