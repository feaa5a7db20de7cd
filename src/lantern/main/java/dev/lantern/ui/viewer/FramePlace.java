package dev.lantern.ui.viewer;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.Series;
import java.util.List;

/// A frame of a series before it is decoded.
///
/// @param index of the frame in its image, from 0
record FramePlace(ScanImage image, int index) {
  /// The frames of a series, in their order.
  static List<FramePlace> all(Series series) {
    return series.order().stream()
        .map(place -> new FramePlace(place.image(), place.index()))
        .toList();
  }

  /// Decodes it; in the background.
  ///
  /// @param position in the series, from 0
  ShownFrame load(int position) throws ImageReadException {
    return ShownFrame.load(position, image, index);
  }

  /// What it takes once decoded, by its header.
  long bytes() {
    ImageHeader.PixelLayout pixels = image.header().pixels();
    return (long) pixels.rows()
        * pixels.columns()
        * pixels.samplesPerPixel()
        * ((pixels.bitsAllocated() + 7) / 8);
  }
}
