package dev.lantern.dicom;

import java.util.Arrays;
import java.util.Optional;
import org.dcm4che3.util.ByteUtils;

/// A lookup table of three descriptor values and its data, PS3.3 C.11.1.1.1, C.11.2.1.1 and
/// C.7.6.3.1.5.
final class LutTable {
  private final int firstMapped;
  private final int[] entries;
  private final int bits;

  private LutTable(int firstMapped, int[] entries, int bits) {
    this.firstMapped = firstMapped;
    this.entries = entries;
    this.bits = bits;
  }

  int firstMapped() {
    return firstMapped;
  }

  int[] entries() {
    return entries;
  }

  /// Bits of an entry.
  int bits() {
    return bits;
  }

  /// @param descriptor number of entries (0 means 65536), first value mapped, bits of an entry
  /// @param data as the data set holds it: words, or bytes packed two to a word
  /// @param signed the first value mapped is a signed word
  /// @return empty where descriptor and data do not fit each other
  static Optional<LutTable> of(int[] descriptor, byte[] data, boolean bigEndian, boolean signed) {
    if (descriptor.length != 3 || data.length == 0) {
      return Optional.empty();
    }
    int count = descriptor[0] == 0 ? 1 << 16 : descriptor[0];
    int bits = descriptor[2];
    boolean bytes = data.length < count * 2 && data.length >= count;
    if (bits < 1 || bits > 16 || data.length < count || (bytes && bits > 8)) {
      return Optional.empty();
    }
    int[] entries = bytes ? packed(data, count, bigEndian) : words(data, count, bigEndian);
    return Optional.of(new LutTable(first(descriptor, signed), entries, sufficient(bits, entries)));
  }

  /// @param entries as many as the descriptor says
  static LutTable of(int[] descriptor, int[] entries, boolean signed) {
    return new LutTable(first(descriptor, signed), entries, descriptor[2]);
  }

  private static int first(int[] descriptor, boolean signed) {
    return signed ? (short) descriptor[1] : descriptor[1];
  }

  /// Some writers announce fewer bits than their entries have.
  private static int sufficient(int bits, int[] entries) {
    int highest = Arrays.stream(entries).max().orElse(0);
    return Math.max(bits, 32 - Integer.numberOfLeadingZeros(highest));
  }

  /// 8-bit entries, two to a word, the first in the low byte.
  private static int[] packed(byte[] data, int count, boolean bigEndian) {
    int[] entries = new int[count];
    for (int i = 0; i < count; i++) {
      int at = bigEndian ? Math.min(i ^ 1, data.length - 1) : i;
      entries[i] = data[at] & 0xff;
    }
    return entries;
  }

  private static int[] words(byte[] data, int count, boolean bigEndian) {
    int[] entries = new int[count];
    for (int i = 0; i < count; i++) {
      entries[i] = ByteUtils.bytesToUShort(data, i * 2, bigEndian);
    }
    return entries;
  }
}
