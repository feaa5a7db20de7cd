package dev.lantern.dicom.codec;

import dev.lantern.dicom.codec.MarkerReader.Segment;
import dev.lantern.imaging.FrameCodec.CodecException;
import org.jspecify.annotations.Nullable;

/// The tables that marker segments define and later ones redefine: Huffman (T.81 B.2.4.2),
/// quantization (B.2.4.1), restart interval (B.2.4.4).
final class JpegTables {
  static final int DHT = 0xc4;
  static final int DQT = 0xdb;

  /// Zig-zag position → place in the block, T.81 figure A.6.
  private static final int[] NATURAL = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  private final @Nullable HuffmanTable[] dc = new @Nullable HuffmanTable[4];
  private final @Nullable HuffmanTable[] ac = new @Nullable HuffmanTable[4];
  private final int[] @Nullable [] quantization = new int[4] @Nullable [];
  private int restartInterval;

  /// @param k position in zig-zag order
  static int natural(int k) {
    return NATURAL[k];
  }

  /// Takes the segment where it defines tables.
  ///
  /// @return false for every other marker
  boolean define(int marker, Segment segment) throws CodecException {
    switch (marker) {
      case DHT -> readHuffman(segment);
      case DQT -> readQuantization(segment);
      case MarkerReader.DRI -> restartInterval = segment.u16();
      default -> {
        return false;
      }
    }
    return true;
  }

  HuffmanTable dc(int id) throws CodecException {
    return present(dc[id]);
  }

  HuffmanTable ac(int id) throws CodecException {
    return present(ac[id]);
  }

  /// 64 divisors, in the order of the block.
  int[] quantization(int id) throws CodecException {
    int[] table = quantization[id];
    if (table == null) {
      throw new CodecException("JPEG quantization table missing");
    }
    return table;
  }

  /// MCUs between restart markers, 0 for none.
  int restartInterval() {
    return restartInterval;
  }

  private static HuffmanTable present(@Nullable HuffmanTable table) throws CodecException {
    if (table == null) {
      throw new CodecException("Huffman table missing");
    }
    return table;
  }

  private void readHuffman(Segment segment) throws CodecException {
    while (segment.remaining() > 0) {
      int kind = segment.u8();
      if ((kind >> 4) > 1 || (kind & 15) > 3) {
        throw new CodecException("Huffman table with selector " + Integer.toHexString(kind));
      }
      (kind >> 4 == 0 ? dc : ac)[kind & 15] = new HuffmanTable(segment);
    }
  }

  private void readQuantization(Segment segment) throws CodecException {
    while (segment.remaining() > 0) {
      int kind = segment.u8();
      if ((kind >> 4) > 1 || (kind & 15) > 3) {
        throw new CodecException("quantization table " + Integer.toHexString(kind));
      }
      int[] table = new int[64];
      for (int k = 0; k < 64; k++) {
        table[NATURAL[k]] = kind >> 4 == 0 ? segment.u8() : segment.u16();
      }
      quantization[kind & 15] = table;
    }
  }
}
