package dev.lantern.preprocess;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.modelbundle.PreprocessStep.PercentileWindow;

/// A grey frame as 0 … 1 between two percentiles, upright, made row by row as it is asked for, so
/// that the whole frame never stands in memory a second time. Upright is what the reader sees
/// upright, [FrameDisplay#invertedGrey].
sealed interface WindowedGrey permits DirectGrey, TableGrey, RealGrey {
  int rows();

  int columns();

  /// Writes some rows.
  ///
  /// @param into at least count × columns values, from 0 to 1
  void rows(int first, int count, float[] into);

  /// @throws PreprocessException where the frame is coloured, or its modality values are not
  ///     finite
  static WindowedGrey of(Frame frame, FrameDisplay display, PercentileWindow step)
      throws PreprocessException {
    if (frame.samplesPerPixel() != 1 || !display.photometric().monochrome()) {
      throw new PreprocessException(
          "a grey frame is needed, not "
              + display.photometric().term()
              + " with "
              + frame.samplesPerPixel()
              + " samples a pixel");
    }
    boolean turned = display.invertedGrey();
    if (DirectGrey.takes(frame, display)) {
      return DirectGrey.of(frame, display.modalityLut(), step, turned);
    }
    return switch (frame.type()) {
      case UINT8, INT8, UINT16, INT16 -> TableGrey.of(frame, display, step, turned);
      case UINT32, INT32, FLOAT32, FLOAT64 -> RealGrey.of(frame, display, step, turned);
    };
  }
}
