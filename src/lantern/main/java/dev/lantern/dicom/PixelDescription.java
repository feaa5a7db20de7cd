package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.SampleType;
import java.util.OptionalInt;
import org.dcm4che3.data.Tag;

/// The Image Pixel module, PS3.3 C.7.6.3, checked.
///
/// @param frames Number of Frames (0028,0008), 1 where absent
/// @param samples Samples per Pixel (0028,0002): 1 or 3
/// @param bits of a sample
/// @param planar Planar Configuration (0028,0006) is 1: colour by plane
record PixelDescription(
    int rows,
    int columns,
    int frames,
    int samples,
    PhotometricInterpretation photometric,
    Bits bits,
    boolean planar) {

  /// @param allocated Bits Allocated (0028,0100)
  /// @param stored Bits Stored (0028,0101)
  /// @param high High Bit (0028,0102)
  /// @param signed Pixel Representation (0028,0103) is 1
  /// @param type of a decoded sample
  record Bits(int allocated, int stored, int high, boolean signed, SampleType type) {
    /// The same bits with no unused ones below.
    Bits atTheLowEnd() {
      return new Bits(allocated, stored, stored - 1, signed, type);
    }

    /// The least whole number that so many bits hold.
    double least() {
      return signed ? -Math.scalb(1.0, stored - 1) : 0;
    }

    /// The greatest whole number that so many bits hold.
    double greatest() {
      return Math.scalb(1.0, signed ? stored - 1 : stored) - 1;
    }
  }

  long pixels() {
    return (long) rows * columns;
  }

  /// Samples of a frame.
  long frameSamples() {
    return pixels() * samples;
  }

  /// Bytes of a decoded frame.
  long frameBytes() {
    return frameSamples() * bits.type().bytes();
  }

  /// @param count of frames that the pixel data holds
  /// @throws ImageReadException where that is more than the limits allow
  PixelDescription withFrames(int count, DicomLimits.Pixels limits) throws ImageReadException {
    var counted = new PixelDescription(rows, columns, count, samples, photometric, bits, planar);
    counted.check(limits);
    return counted;
  }

  private void check(DicomLimits.Pixels limits) throws ImageReadException {
    if ((double) pixels() * frames > limits.total()
        || frameBytes() > limits.frameBytes()
        || frames > limits.frames()) {
      throw new ImageReadException(
          FailureReason.OVER_LIMIT,
          Stage.PARSE,
          rows + " × " + columns + " pixels, " + frames + " frames");
    }
  }

  static PixelDescription of(DataElements elements, int pixelTag, DicomLimits.Pixels limits)
      throws ImageReadException {
    int rows = required(elements, Tag.Rows, "Rows");
    int columns = required(elements, Tag.Columns, "Columns");
    int samples = elements.integer(Tag.SamplesPerPixel).orElse(1);
    if (rows < 1 || columns < 1) {
      throw corrupt("an image of " + rows + " rows and " + columns + " columns");
    }
    if (samples != 1 && samples != 3) {
      throw unsupported(samples + " samples a pixel");
    }
    PixelDescription description =
        new PixelDescription(
            rows,
            columns,
            frames(elements),
            samples,
            photometric(elements, samples),
            bits(elements, pixelTag),
            elements.integer(Tag.PlanarConfiguration).orElse(0) == 1);
    description.check(limits);
    return description;
  }

  private static int frames(DataElements elements) throws ImageReadException {
    if (elements.text(Tag.NumberOfFrames).isEmpty()) {
      return 1;
    }
    OptionalInt frames = elements.integer(Tag.NumberOfFrames);
    if (frames.isEmpty() || frames.getAsInt() < 0) {
      throw corrupt("Number of Frames (0028,0008) is no number");
    }
    // Some writers put 0 for a single frame.
    return Math.max(1, frames.getAsInt());
  }

  private static PhotometricInterpretation photometric(DataElements elements, int samples)
      throws ImageReadException {
    String term = elements.text(Tag.PhotometricInterpretation);
    if (term.isEmpty()) {
      if (samples == 1) {
        // ACR-NEMA 2.0 files have no such element.
        return PhotometricInterpretation.MONOCHROME2;
      }
      throw corrupt("lacks Photometric Interpretation (0028,0004)");
    }
    return PhotometricInterpretation.of(term)
        .orElseThrow(() -> unsupported("photometric interpretation " + shortened(term)));
  }

  private static Bits bits(DataElements elements, int pixelTag) throws ImageReadException {
    if (pixelTag != Tag.PixelData) {
      boolean wide = pixelTag == PixelElement.DOUBLE_FLOAT;
      int size = wide ? 64 : 32;
      return new Bits(size, size, size - 1, true, wide ? SampleType.FLOAT64 : SampleType.FLOAT32);
    }
    int allocated = required(elements, Tag.BitsAllocated, "Bits Allocated");
    int stored = elements.integer(Tag.BitsStored).orElse(allocated);
    int high = elements.integer(Tag.HighBit).orElse(stored - 1);
    boolean signed = elements.integer(Tag.PixelRepresentation).orElse(0) == 1;
    if (allocated < 1 || stored < 1 || stored > allocated) {
      throw corrupt(stored + " bits stored in " + allocated + " allocated");
    }
    if (high >= allocated || high < stored - 1) {
      high = stored - 1;
    }
    return new Bits(allocated, stored, high, signed, type(allocated, signed));
  }

  private static SampleType type(int allocated, boolean signed) throws ImageReadException {
    if (allocated == 1) {
      return SampleType.UINT8;
    }
    if (allocated <= 8) {
      return signed ? SampleType.INT8 : SampleType.UINT8;
    }
    if (allocated <= 16) {
      return signed ? SampleType.INT16 : SampleType.UINT16;
    }
    if (allocated == 32) {
      return signed ? SampleType.INT32 : SampleType.UINT32;
    }
    throw unsupported(allocated + " bits allocated");
  }

  private static int required(DataElements elements, int tag, String name)
      throws ImageReadException {
    OptionalInt value = elements.integer(tag);
    if (value.isEmpty()) {
      throw corrupt("lacks " + name);
    }
    return value.getAsInt();
  }

  private static String shortened(String term) {
    return term.length() > 16 ? term.substring(0, 16) + "…" : term;
  }

  private static ImageReadException corrupt(String detail) {
    return refuse(FailureReason.CORRUPT, detail);
  }

  private static ImageReadException unsupported(String detail) {
    return refuse(FailureReason.UNSUPPORTED_PIXELS, detail);
  }

  private static ImageReadException refuse(Reason reason, String detail) {
    return new ImageReadException(reason, Stage.PARSE, detail);
  }
}
