package dev.lantern.report;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.ImageLoader;
import java.util.function.BooleanSupplier;

/// How reports look into the files of a batch again, for patients and pictures.
///
/// @param images opens them
/// @param hurried true once the user waits for the end: no further picture is made, and no
///     patient read
/// @param made by earlier reports of the same batch
public record Rereading(ImageLoader images, BooleanSupplier hurried, MadeParts made) {
  /// Reads the file of a row again. A night may lie between: where another patient's file has the
  /// name by then, nothing of it may stand beside the verdict.
  ///
  /// @throws ImageReadException also where the file is not known to be the one that was judged
  <T> T of(BatchRow row, ImageLoader.Reading<T> reading) throws ImageReadException {
    // One that was never known, as on a drive that does not answer, is not even opened.
    var judged = row.seen().orElseThrow(Rereading::another);
    T read = images.read(row.source(), reading);
    if (!judged.fits(row.source().file())) {
      throw another();
    }
    return read;
  }

  private static ImageReadException another() {
    return new ImageReadException(
        FailureReason.MISSING, Stage.OPEN, "not the file any more that was judged");
  }
}
