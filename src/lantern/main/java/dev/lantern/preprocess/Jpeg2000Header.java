package dev.lantern.preprocess;

import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.util.Arrays;

/// The image and tile size marker segment (SIZ) of a JPEG 2000 code stream, ISO/IEC 15444-1 A.5.1.
///
/// @param start offset of the bare code stream, behind a JP2 wrapper
/// @param precision bits of a sample, the same for all components
/// @param signed samples are signed, all components alike
record Jpeg2000Header(
    int start, long columns, long rows, int components, int precision, boolean signed) {
  private static final int FIRST_DEPTH = 40;

  static Jpeg2000Header read(byte[] stream) throws CodecException {
    int start = codeStream(stream);
    if (stream.length - start < FIRST_DEPTH + 5) {
      throw new CodecException("JPEG 2000 stream of " + (stream.length - start) + " bytes");
    }
    // offsets from SOC: SIZ at 2, its length at 4, Xsiz at 8, XOsiz at 16, Csiz at 38
    long columns = u32(stream, start + 8) - u32(stream, start + 16);
    long rows = u32(stream, start + 12) - u32(stream, start + 20);
    int components = u16(stream, start + 40);
    return depths(stream, start, new long[] {columns, rows}, components);
  }

  private static Jpeg2000Header depths(byte[] stream, int start, long[] size, int components)
      throws CodecException {
    int at = start + FIRST_DEPTH + 2;
    if (components < 1 || at + 3L * components > stream.length) {
      throw new CodecException("JPEG 2000 stream of " + components + " components");
    }
    int depth = stream[at] & 0xff;
    for (int c = 0; c < components; c++, at += 3) {
      if ((stream[at] & 0xff) != depth) {
        throw new CodecException("JPEG 2000 components of different depths are not supported");
      }
      if (stream[at + 1] != 1 || stream[at + 2] != 1) {
        throw new CodecException("subsampled JPEG 2000 is not supported");
      }
    }
    return new Jpeg2000Header(
        start, size[0], size[1], components, (depth & 0x7f) + 1, (depth & 0x80) != 0);
  }

  /// Refuses a stream that is not what the data set announces.
  void check(FrameLayout layout) throws CodecException {
    if (rows != layout.rows()
        || columns != layout.columns()
        || components != layout.samplesPerPixel()) {
      throw new CodecException(
          "JPEG 2000 image of %d × %d × %d where %d × %d × %d is announced"
              .formatted(
                  rows,
                  columns,
                  components,
                  layout.rows(),
                  layout.columns(),
                  layout.samplesPerPixel()));
    }
    if (components != 1 && components != 3) {
      throw new CodecException("JPEG 2000 of " + components + " components is not supported");
    }
    if (precision > 16 || precision > layout.bytesPerSample() * 8) {
      throw new CodecException(
          "JPEG 2000 samples of "
              + precision
              + " bits in "
              + layout.bitsAllocated()
              + " allocated");
    }
  }

  /// The bare code stream with unsigned samples: where the sign bit of a depth is cleared, the
  /// samples come out 2^(precision − 1) too great.
  byte[] unsignedCodeStream(byte[] stream) {
    byte[] bare = Arrays.copyOfRange(stream, start, stream.length);
    for (int c = 0; c < components; c++) {
      bare[FIRST_DEPTH + 2 + 3 * c] &= 0x7f;
    }
    return bare;
  }

  /// DICOM wants the bare code stream (PS3.5 A.4.4); some writers leave the boxes of JP2 around it.
  private static int codeStream(byte[] stream) throws CodecException {
    for (int i = 0; i + 4 <= stream.length; i++) {
      if (u32(stream, i) == 0xff4fff51L) {
        return i;
      }
    }
    throw new CodecException("no JPEG 2000 code stream");
  }

  private static int u16(byte[] b, int i) {
    return ((b[i] & 0xff) << 8) | (b[i + 1] & 0xff);
  }

  private static long u32(byte[] b, int i) {
    return ((long) u16(b, i) << 16) | u16(b, i + 2);
  }
}
