package dev.lantern.dicom.codec;

/// Differences of lossless JPEG by one look-up: Huffman code (T.81 H.1.2.2) and the bits of the
/// difference behind it (F.2.2.1), where both together are short, as in nearly all pixels.
final class DifferenceTable {
  /// Bits that are looked up. One more finds little more, and the table leaves the fastest cache.
  static final int BITS = 13;

  private static final int LENGTH_BITS = 4;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  /// The greatest category whose differences leave room for their length in an entry.
  private static final int MAX_CATEGORY = Short.SIZE - LENGTH_BITS - 1;

  private final HuffmanTable huffman;
  private final short[] entries = new short[1 << BITS];

  DifferenceTable(HuffmanTable huffman) {
    this.huffman = huffman;
    for (int next = 0; next < entries.length; next++) {
      entries[next] = entry(next);
    }
  }

  private short entry(int next) {
    int code = huffman.fast(next >> (BITS - HuffmanTable.FAST_BITS));
    int category = code & 0xff;
    int length = (code >> 8) + category;
    if (code < 0 || category > MAX_CATEGORY || length > BITS) {
      return 0;
    }
    int difference = extended(next >> (BITS - length) & ((1 << category) - 1), category);
    return (short) (difference << LENGTH_BITS | length);
  }

  /// EXTEND of F.2.2.1.
  ///
  /// @param category bits of the value, 0 to 15
  static int extended(int value, int category) {
    return value < 1 << category >> 1 ? value - (1 << category) + 1 : value;
  }

  /// What the next [#BITS] bits begin with; 0 where it is longer than they are.
  int entry(long bits) {
    return entries[(int) bits & ((1 << BITS) - 1)];
  }

  /// Bits of an entry's code and difference.
  static int length(int entry) {
    return entry & LENGTH_MASK;
  }

  static int difference(int entry) {
    return entry >> LENGTH_BITS;
  }

  /// For what is longer.
  HuffmanTable huffman() {
    return huffman;
  }
}
