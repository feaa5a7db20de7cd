package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.inputs.Refusal;
import java.time.Duration;
import java.util.Optional;

/// Ceilings on what one file may ask of this program, checked before memory is taken. An element's
/// length is besides held against what is left of the file.
///
/// @param structure how much the header may hold
/// @param pixels how much the pixel data may hold
/// @param memoryBytes bytes of an inflated data set or of a ZIP entry, which are held in memory
/// @param zipEntries entries of one ZIP file
/// @param time for reading a header, for finding the fragments of its pixel data, and for decoding
/// one frame
public record DicomLimits(
    Structure structure, Pixels pixels, long memoryBytes, int zipEntries, Duration time) {

  public DicomLimits {
    if (memoryBytes < 1 || memoryBytes > Integer.MAX_VALUE - 8 || zipEntries < 1) {
      throw new IllegalArgumentException("limits of " + memoryBytes + " bytes, " + zipEntries);
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time limit " + time);
    }
  }

  /// Ceilings on the data set without its pixel data.
  ///
  /// @param depth of nested sequences
  /// @param items of all sequences together
  /// @param elements of the data set and all items together
  /// @param valueBytes a longer value than this stays in the file
  /// @param headerBytes all values together that are held in memory
  public record Structure(int depth, int items, int elements, int valueBytes, long headerBytes) {
    public Structure {
      if (depth < 1 || items < 1 || elements < 1 || valueBytes < 1 || headerBytes < 1) {
        throw new IllegalArgumentException("limits of " + depth + " levels, " + items + " items");
      }
    }
  }

  /// Ceilings on the pixel data.
  ///
  /// @param total rows × columns × frames
  /// @param frameBytes of one decoded frame
  /// @param frames each of which takes memory where it is listed, however small it is
  /// @param fragments of encapsulated pixel data
  public record Pixels(long total, long frameBytes, int frames, int fragments) {
    public Pixels {
      boolean sizes = total >= 1 && frameBytes >= 1 && frameBytes <= Integer.MAX_VALUE - 8;
      if (!sizes || frames < 1 || fragments < 1) {
        throw new IllegalArgumentException("limits of " + total + " pixels, " + fragments);
      }
    }
  }

  /// Holds a file to the most bytes that one may have: three samples of 32 bits for each pixel that
  /// it may have, and a third more for all else.
  ///
  /// @return why a file of this size is not read; empty where it is
  Optional<Refusal> refusal(long fileBytes) {
    return fileBytes > pixels.total() * 16
        ? Optional.of(new Refusal(FailureReason.OVER_LIMIT, "a file of " + fileBytes + " bytes"))
        : Optional.empty();
  }

  /// Room for the largest scans in use (an enhanced CT of thousands of frames, a mammographic
  /// tomosynthesis), and an end for a file made to exhaust.
  public static DicomLimits standard() {
    return new DicomLimits(
        new Structure(64, 200_000, 1_000_000, 16 << 20, 64L << 20),
        new Pixels(1L << 34, 256L << 20, 400_000, 400_000),
        128L << 20,
        100_000,
        Duration.ofSeconds(20));
  }
}
