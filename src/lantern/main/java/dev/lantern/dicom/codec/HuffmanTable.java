package dev.lantern.dicom.codec;

import dev.lantern.dicom.codec.MarkerReader.Segment;
import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A Huffman table, T.81 Annex C and F.2.2.3: codes of up to 9 bits by one look-up, longer ones
/// by the greatest code of each length.
final class HuffmanTable {
  static final int FAST_BITS = 9;
  private static final int MAX_LENGTH = 16;
  private static final int MAX_VALUES = 256;

  private final int[] values;
  private final int[] greatest = new int[MAX_LENGTH + 1];
  private final int[] valueOffset = new int[MAX_LENGTH + 1];
  private final short[] fast = new short[1 << FAST_BITS];
  private @Nullable DifferenceTable differences;

  /// Reads the lengths and values of one table of a DHT segment (B.2.4.2).
  HuffmanTable(Segment segment) throws CodecException {
    int[] counts = new int[MAX_LENGTH + 1];
    int total = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      counts[length] = segment.u8();
      total += counts[length];
    }
    if (total > MAX_VALUES) {
      throw new CodecException("Huffman table of " + total + " codes");
    }
    values = new int[total];
    for (int i = 0; i < total; i++) {
      values[i] = segment.u8();
    }
    assignCodes(counts);
  }

  private void assignCodes(int[] counts) throws CodecException {
    Arrays.fill(fast, (short) -1);
    int code = 0;
    int k = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      valueOffset[length] = k - code;
      if (code + counts[length] > (1 << length)) {
        throw new CodecException("Huffman table with too many codes of " + length + " bits");
      }
      for (int i = 0; i < counts[length]; i++, code++, k++) {
        if (length <= FAST_BITS) {
          int first = code << (FAST_BITS - length);
          int last = (code + 1) << (FAST_BITS - length);
          Arrays.fill(fast, first, last, (short) ((length << 8) | values[k]));
        }
      }
      greatest[length] = counts[length] > 0 ? code - 1 : -1;
      code <<= 1;
    }
  }

  /// The table's differences by one look-up; made when they are first asked for.
  DifferenceTable differences() {
    if (differences == null) {
      differences = new DifferenceTable(this);
    }
    return differences;
  }

  /// Length << 8 | value for the next [#FAST_BITS] bits, −1 where the code is longer.
  int fast(int bits) {
    return fast[bits];
  }

  /// Length << 8 | value of a code longer than [#FAST_BITS].
  ///
  /// @param window the next 16 bits
  int slow(int window) throws CodecException {
    for (int length = FAST_BITS + 1; length <= MAX_LENGTH; length++) {
      int code = window >>> (MAX_LENGTH - length);
      if (code <= greatest[length] && code + valueOffset[length] >= 0) {
        return (length << 8) | values[code + valueOffset[length]];
      }
    }
    throw new CodecException("no such Huffman code");
  }
}
