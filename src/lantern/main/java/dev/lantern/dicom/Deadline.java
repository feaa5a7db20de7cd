package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import java.time.Duration;

/// The end of the time allowed for one file.
final class Deadline {
  private final long end;
  private final Duration allowed;

  Deadline(Duration allowed) {
    this.allowed = allowed;
    this.end = System.nanoTime() + allowed.toNanos();
  }

  void check() throws ImageReadException {
    if (System.nanoTime() - end > 0) {
      throw new ImageReadException(
          FailureReason.TIME_LIMIT, Stage.PARSE, "not read within " + allowed.toMillis() + " ms");
    }
  }
}
