package dev.lantern.dicom;

import dev.lantern.dicom.PixelDescription.Bits;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.PhotometricInterpretation;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Uncompressed frames, one behind the other without gaps, PS3.5 8.1.1 and 8.2. Frames of packed
/// cells need not begin at a byte.
final class NativeFrames implements FrameBytes {
  private final ByteSource source;
  private final PixelElement element;
  private final PixelDescription description;
  private final boolean bigEndian;

  NativeFrames(
      ByteSource source, PixelElement element, PixelDescription description, boolean bigEndian) {
    this.source = source;
    this.element = element;
    this.description = description;
    this.bigEndian = bigEndian;
  }

  private boolean halfColour() {
    return description.photometric() == PhotometricInterpretation.YBR_FULL_422
        && description.samples() == 3;
  }

  private long frameBits() {
    long samples = description.frameSamples();
    return (halfColour() ? samples / 3 * 2 : samples) * description.bits().allocated();
  }

  /// Bytes of the frames announced.
  private long expected() {
    return (frameBits() * description.frames() + 7) / 8;
  }

  /// The frames announced; more where the data holds more whole frames than the header says.
  @Override
  public int count() {
    long expected = expected();
    if (halfColour() || element.length() <= expected + (expected & 1)) {
      return description.frames();
    }
    return (int) Math.min(element.length() * 8 / frameBits(), Integer.MAX_VALUE);
  }

  @Override
  public Optional<Bits> container() {
    return Optional.of(description.bits());
  }

  /// Refuses data that is shorter or, for YBR_FULL_422, longer than announced, or of half a pair of
  /// pixels.
  void check() throws ImageReadException {
    long expected = expected();
    if (halfColour() && description.pixels() % 2 != 0) {
      throw corrupt("an odd number of pixels, in pairs of YBR_FULL_422");
    }
    if (element.length() < expected) {
      throw truncated(null);
    }
    // C.7.6.3.1.2: a third more is what YBR_FULL or RGB would need. Which of them, nobody says.
    if (halfColour() && element.length() >= expected / 2 * 3) {
      throw corrupt(
          "pixel data as long as of three full samples a pixel, announced as YBR_FULL_422");
    }
  }

  private static ImageReadException corrupt(String detail) {
    return new ImageReadException(FailureReason.CORRUPT, Stage.PARSE, detail);
  }

  @Override
  public Samples frame(int index) throws ImageReadException {
    Bits bits = description.bits();
    byte[] samples = bits.allocated() % 8 == 0 ? whole(index) : packed(index);
    if (halfColour()) {
      int bytes = bits.type().bytes();
      samples = ColourConversion.expand422(samples, bytes, (int) description.frameBytes());
    } else if (description.samples() == 3 && description.planar()) {
      samples = ColourConversion.interleave(samples, bits.type().bytes());
    }
    boolean ybr =
        description.samples() == 3
            && (description.photometric() == PhotometricInterpretation.YBR_FULL
                || description.photometric() == PhotometricInterpretation.YBR_FULL_422);
    return new Samples(samples, ybr ? ColourSpace.YBR_FULL : ColourSpace.AS_IS);
  }

  private byte[] whole(int index) throws ImageReadException {
    int length = (int) (frameBits() / 8);
    long start = index * (long) length;
    if (description.bits().allocated() == 8 && bigEndian && element.wordVr()) {
      return swappedWords(start, length);
    }
    byte[] samples = read(start, length);
    if (bigEndian) {
      SampleBits.swap(samples, description.bits().type().bytes());
    }
    return samples;
  }

  /// PS3.5 8.2: OW of 8-bit samples in big endian holds two samples a word, the first one in its
  /// low byte, so that pairs lie swapped, over the bounds of frames.
  private byte[] swappedWords(long start, int length) throws ImageReadException {
    long from = start & ~1L;
    long to = Math.min(start + length + 1 & ~1L, element.length());
    byte[] words = read(from, (int) (to - from));
    SampleBits.swap(words, 2);
    byte[] samples = new byte[length];
    System.arraycopy(words, (int) (start - from), samples, 0, length);
    return samples;
  }

  private byte[] packed(int index) throws ImageReadException {
    long firstBit = index * frameBits();
    long lastByte = (firstBit + frameBits() + 7) / 8;
    // Words of a big endian file, 1-bit cells in OW among them, are swapped as 8-bit ones are.
    boolean swapped = bigEndian && element.wordVr();
    long from = swapped ? firstBit / 8 & ~1L : firstBit / 8;
    long to = swapped ? Math.min(lastByte + 1 & ~1L, element.length()) : lastByte;
    byte[] bytes = read(from, (int) (to - from));
    if (swapped) {
      SampleBits.swap(bytes, 2);
    }
    Bits bits = description.bits();
    return SampleBits.unpack(
        bytes,
        (int) (firstBit - from * 8),
        bits.allocated(),
        bits.type().bytes(),
        (int) (frameBits() / bits.allocated()));
  }

  private byte[] read(long from, int length) throws ImageReadException {
    if (from + length > element.length()) {
      throw truncated(null);
    }
    try {
      return source.read(element.position() + from, length);
    } catch (EOFException e) {
      throw truncated(e);
    } catch (IOException e) {
      throw new ImageReadException(
          FailureReason.UNREADABLE, Stage.DECODE, "the pixel data cannot be read", e);
    }
  }

  private ImageReadException truncated(@Nullable Throwable cause) {
    String detail =
        "pixel data of " + element.length() + " bytes, " + expected() + " are announced";
    return cause == null
        ? new ImageReadException(FailureReason.TRUNCATED, Stage.DECODE, detail)
        : new ImageReadException(FailureReason.TRUNCATED, Stage.DECODE, detail, cause);
  }
}
