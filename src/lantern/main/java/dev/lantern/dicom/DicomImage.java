package dev.lantern.dicom;

import dev.lantern.dicom.FrameBytes.ColourSpace;
import dev.lantern.dicom.FrameBytes.Samples;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.VolumeKey;
import java.util.Optional;

/// A DICOM image whose header is read; its pixel data stays where it is until a frame is asked for.
final class DicomImage implements ScanImage {
  private final ImageSource source;
  private final ImageHeader header;
  private final PixelDescription description;
  private final FrameBytes frames;
  private final DisplayAttributes display;

  DicomImage(
      ImageSource source,
      ImageHeader header,
      PixelDescription description,
      FrameBytes frames,
      DisplayAttributes display) {
    this.source = source;
    this.header = header;
    this.description = description;
    this.frames = frames;
    this.display = display;
  }

  @Override
  public ImageSource source() {
    return source;
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public Frame frame(int index) throws ImageReadException {
    checkIndex(index);
    Samples samples = frames.frame(index);
    byte[] stored = samples.bytes();
    PixelDescription.Bits bits = description.bits();
    frames.container().ifPresent(container -> SampleBits.clearUnused(stored, container));
    if (samples.space() == ColourSpace.YBR_FULL) {
      if (bits.type().bytes() > 2) {
        throw new ImageReadException(
            FailureReason.UNSUPPORTED_PIXELS,
            Stage.DECODE,
            "YCbCr samples of " + bits.allocated() + " bits");
      }
      ColourConversion.ybrFullToRgb(stored, bits.type(), bits.stored());
    }
    return new Frame(
        description.rows(), description.columns(), description.samples(), bits.type(), stored);
  }

  @Override
  public FrameDisplay display(int index) {
    checkIndex(index);
    return display.of(index);
  }

  @Override
  public Optional<FrameDisplay.ImagePlane> plane(int index) {
    checkIndex(index);
    return display.plane(index);
  }

  @Override
  public VolumeKey volume(int index) {
    checkIndex(index);
    return display.volume(index);
  }

  private void checkIndex(int index) {
    if (index < 0 || index >= header.pixels().frames()) {
      throw new IndexOutOfBoundsException("frame " + index + " of " + header.pixels().frames());
    }
  }
}
