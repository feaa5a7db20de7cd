package dev.lantern.preprocess;

import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/// What the main header of a JPEG 2000 code stream says, ISO/IEC 15444-1 A.5.1 (SIZ) and A.6.1
/// (COD).
///
/// @param start offset of the bare code stream, behind a JP2 wrapper
/// @param precision bits of a sample, the same for all components
/// @param signed samples are signed, all components alike
/// @param reversible the 5-3 transformation, whose quantization does not depend on the precision
record Jpeg2000Header(
    int start,
    long columns,
    long rows,
    int components,
    int precision,
    boolean signed,
    boolean reversible) {
  private static final int COD = 0xff52;
  private static final int SOT = 0xff90;

  /// Offset of the first component's depth from the start of the code stream.
  private static final int FIRST_DEPTH = 42;

  /// The decoder's samples have no more.
  private static final int MOST_BITS = 16;

  /// Tiles of fewer pixels than this cost the decoder more memory than their samples do.
  private static final int LEAST_TILE = 1024;

  private static final int MANY_TILES = 64;
  private static final int MAX_LAYERS = 1024;

  /// Exponent of the least precinct size, of all resolutions but the lowest.
  private static final int LEAST_PRECINCT = 3;

  /// JP2 boxes before the code stream: signature, file type, header, and the last one's own.
  private static final int WRAPPER_BYTES = 12 + 20 + 45 + 8;

  static Jpeg2000Header read(byte[] stream) throws CodecException {
    int start = codeStream(stream);
    ByteBuffer bare = ByteBuffer.wrap(stream, start, stream.length - start).slice();
    if (bare.limit() < FIRST_DEPTH + 3) {
      throw new CodecException("JPEG 2000 stream of " + bare.limit() + " bytes");
    }
    long columns = u32(bare, 8) - u32(bare, 16);
    long rows = u32(bare, 12) - u32(bare, 20);
    refuseTinyTiles(columns, rows, u32(bare, 24), u32(bare, 28));
    int components = bare.getShort(40) & 0xffff;
    int depth = commonDepth(bare, components);
    return new Jpeg2000Header(
        start,
        columns,
        rows,
        components,
        (depth & 0x7f) + 1,
        (depth & 0x80) != 0,
        findsReversible(bare));
  }

  /// Refuses a stream that is not what the data set announces.
  void check(FrameLayout layout) throws CodecException {
    if (rows != layout.rows()
        || columns != layout.columns()
        || components != layout.samplesPerPixel()) {
      throw new CodecException(
          String.format(
              Locale.ROOT,
              "JPEG 2000 image of %d × %d × %d where %d × %d × %d is announced",
              rows,
              columns,
              components,
              layout.rows(),
              layout.columns(),
              layout.samplesPerPixel()));
    }
    if (components != 1 && components != 3) {
      throw CodecException.unsupported(
          "JPEG 2000 of " + components + " components is not supported");
    }
    if (precision > MOST_BITS) {
      throw CodecException.unsupported("JPEG 2000 of " + precision + " bits is not supported");
    }
    if (precision > layout.bytesPerSample() * 8) {
      throw new CodecException(
          "JPEG 2000 samples of "
              + precision
              + " bits in "
              + layout.bitsAllocated()
              + " allocated");
    }
    if (precision < 8 && !reversible) {
      throw CodecException.unsupported("lossy JPEG 2000 of less than 8 bits is not supported");
    }
  }

  /// The precision that the decoder is told: it refuses less than 8 bits.
  int toldPrecision() {
    return Math.max(8, precision);
  }

  /// What the decoder's samples are too great by: its level shift (Annex G.1) is half the range
  /// that it is told, the stream's own is half its range where unsigned, none where signed.
  int offset() {
    return (1 << (toldPrecision() - 1)) - (signed ? 0 : 1 << (precision - 1));
  }

  /// The code stream as one of unsigned samples of at least 8 bits, in JP2 boxes (Annex I) that
  /// name the colour space, so that the decoder need not guess one and say so.
  byte[] decodable(byte[] stream) {
    int length = stream.length - start;
    ByteBuffer jp2 = ByteBuffer.allocate(WRAPPER_BYTES + length);
    jp2.putInt(12).putInt(0x6a502020).putInt(0x0d0a870a);
    jp2.putInt(20).putInt(0x66747970).putInt(0x6a703220).putInt(0).putInt(0x6a703220);
    jp2.putInt(45).putInt(0x6a703268);
    jp2.putInt(22).putInt(0x69686472).putInt((int) rows).putInt((int) columns);
    jp2.putShort((short) components)
        .put((byte) (toldPrecision() - 1))
        .put((byte) 7)
        .putShort((short) 0);
    int sRgbOrGrey = components == 3 ? 16 : 17;
    jp2.putInt(15).putInt(0x636f6c72).put((byte) 1).putShort((short) 0).putInt(sRgbOrGrey);
    jp2.putInt(0).putInt(0x6a703263);
    jp2.put(stream, start, length);
    for (int c = 0; c < components; c++) {
      jp2.put(WRAPPER_BYTES + FIRST_DEPTH + 3 * c, (byte) (toldPrecision() - 1));
    }
    return jp2.array();
  }

  private static void refuseTinyTiles(long columns, long rows, long tileWidth, long tileHeight)
      throws CodecException {
    if (columns < 1 || rows < 1 || tileWidth < 1 || tileHeight < 1) {
      throw new CodecException("JPEG 2000 image without pixels");
    }
    long tiles = Math.ceilDiv(columns, tileWidth) * Math.ceilDiv(rows, tileHeight);
    if (tiles > MANY_TILES && tiles > columns * rows / LEAST_TILE) {
      throw new CodecException("JPEG 2000 image of " + tiles + " tiles");
    }
  }

  private static int commonDepth(ByteBuffer bare, int components) throws CodecException {
    if (components < 1 || FIRST_DEPTH + 3 * components > bare.limit()) {
      throw new CodecException("JPEG 2000 stream of " + components + " components");
    }
    int depth = bare.get(FIRST_DEPTH) & 0xff;
    for (int at = FIRST_DEPTH; at < FIRST_DEPTH + 3 * components; at += 3) {
      if ((bare.get(at) & 0xff) != depth) {
        throw CodecException.unsupported(
            "JPEG 2000 components of different depths are not supported");
      }
      if (bare.get(at + 1) != 1 || bare.get(at + 2) != 1) {
        throw CodecException.unsupported("subsampled JPEG 2000 is not supported");
      }
    }
    return depth;
  }

  /// Finds COD among the marker segments of the main header, which end at the first tile-part.
  private static boolean findsReversible(ByteBuffer bare) throws CodecException {
    Optional<Boolean> reversible = Optional.empty();
    int at = 2;
    while (at + 12 <= bare.limit()) {
      int marker = bare.getShort(at) & 0xffff;
      int length = bare.getShort(at + 2) & 0xffff;
      if (marker == SOT && reversible.isPresent()) {
        refuseCutTileParts(bare, at);
        return reversible.get();
      }
      if (length < 2 || at + 2 + length > bare.limit()) {
        break;
      }
      if (marker == COD && length >= 12) {
        reversible = Optional.of(isReversible(bare.slice(at + 4, length - 2)));
      }
      at += 2 + length;
    }
    throw new CodecException("JPEG 2000 stream whose main header is damaged");
  }

  /// Each tile-part says its length, Psot (A.4.2); 0 for the last one, up to the end. The decoder
  /// would refuse a cut one too, but not silently.
  private static void refuseCutTileParts(ByteBuffer bare, int first) throws CodecException {
    long at = first;
    while (at + 12 <= bare.limit() && (bare.getShort((int) at) & 0xffff) == SOT) {
      long length = u32(bare, (int) at + 6);
      if (length == 0) {
        return;
      }
      if (length < 12 || at + length > bare.limit()) {
        throw new CodecException("JPEG 2000 tile-part is cut");
      }
      at += length;
    }
  }

  /// @param style parameters of COD: Scod, SGcod (4 bytes), levels, code-block size (2), style,
  ///     transformation, precincts
  private static boolean isReversible(ByteBuffer style) throws CodecException {
    int layers = style.getShort(2) & 0xffff;
    if (layers > MAX_LAYERS) {
      throw new CodecException("JPEG 2000 of " + layers + " layers");
    }
    boolean precincts = (style.get(0) & 1) != 0;
    for (int i = 11; precincts && i < style.limit(); i++) {
      int size = style.get(i);
      if ((size & 15) < LEAST_PRECINCT || ((size >> 4) & 15) < LEAST_PRECINCT) {
        throw new CodecException("JPEG 2000 with precincts of less than 8 × 8");
      }
    }
    return style.get(9) == 1;
  }

  /// DICOM wants the bare code stream (PS3.5 A.4.4); some writers leave the boxes of JP2 around it.
  private static int codeStream(byte[] stream) throws CodecException {
    ByteBuffer bytes = ByteBuffer.wrap(stream);
    for (int i = 0; i + 4 <= stream.length; i++) {
      if (bytes.getInt(i) == 0xff4fff51) {
        return i;
      }
    }
    throw new CodecException("no JPEG 2000 code stream");
  }

  private static long u32(ByteBuffer b, int i) {
    return Integer.toUnsignedLong(b.getInt(i));
  }
}
