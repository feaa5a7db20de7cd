package dev.lantern.preprocess;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.ScanImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A grey image without a header: nothing is known but its pixels, whose values are modality values
/// and bright where they are large.
record PlainImage(ImageSource source, Frame frame) implements ScanImage {
  @Override
  public ImageHeader header() {
    int bits = 8 * frame.type().bytes();
    return new ImageHeader(
        new ImageHeader.Identity("", "", "", OptionalInt.empty(), OptionalInt.empty(), ""),
        new ImageHeader.Acquisition(
            "", "", "", "", "", "", "", List.of(), OptionalDouble.empty(), false, false),
        new ImageHeader.PixelLayout(
            frame.rows(), frame.columns(), 1, 1, PhotometricInterpretation.MONOCHROME2, bits, bits),
        new ImageHeader.PatientFields("", "", "", "", Optional.empty()));
  }

  @Override
  public Frame frame(int index) {
    return frame;
  }

  @Override
  public FrameDisplay display(int index) {
    return FrameDisplay.ofValues(PhotometricInterpretation.MONOCHROME2);
  }
}
