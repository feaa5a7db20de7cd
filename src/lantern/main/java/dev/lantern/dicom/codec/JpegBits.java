package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Entropy-coded bits of a JPEG scan, T.81 F.2.2.5: a stuffed zero follows each FF byte, any other
/// byte after FF is a marker and ends the data. Never moves beyond a marker; reading on past the
/// end is refused.
final class JpegBits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] data;
  private int position;
  private long window;

  /// Bits in the window, and how many of them, the lowest, are padding behind the data's end.
  private int bits;

  private int padding;

  JpegBits(byte[] data, int position) {
    this.data = data;
    this.position = position;
  }

  /// Not behind the marker that ends the data.
  int position() {
    return position;
  }

  /// The next n bits, 0 to 16.
  int receive(int n) throws CodecException {
    if (bits < n) {
      fill();
    }
    bits -= n;
    return (int) (window >>> bits) & ((1 << n) - 1);
  }

  /// The value of the next Huffman code.
  int symbol(HuffmanTable table) throws CodecException {
    if (bits < 16) {
      fill();
    }
    int mask = (1 << HuffmanTable.FAST_BITS) - 1;
    int entry = table.fast((int) (window >>> (bits - HuffmanTable.FAST_BITS)) & mask);
    if (entry < 0) {
      entry = table.slow((int) (window >>> (bits - 16)) & 0xffff);
    }
    bits -= entry >> 8;
    return entry & 0xff;
  }

  /// A difference: its category by Huffman code, then its bits (F.2.2.1, and H.1.2.2 for
  /// category 16, which has none).
  int difference(HuffmanTable table) throws CodecException {
    int category = symbol(table);
    if (category >= 16) {
      if (category > 16) {
        throw new CodecException("difference of category " + category);
      }
      return 32768;
    }
    return extended(category);
  }

  /// The same, by one look-up where both are short.
  int difference(DifferenceTable table) throws CodecException {
    if (bits < DifferenceTable.BITS) {
      fill();
    }
    int entry = table.entry(window >>> (bits - DifferenceTable.BITS));
    bits -= DifferenceTable.length(entry);
    return entry == 0 ? difference(table.huffman()) : DifferenceTable.difference(entry);
  }

  /// RECEIVE and EXTEND of F.2.2.1.
  ///
  /// @param category 0 to 15
  int extended(int category) throws CodecException {
    return DifferenceTable.extended(receive(category), category);
  }

  /// Moves behind the restart marker that must come next, F.2.2.
  void restart() throws CodecException {
    refuseOverrun();
    while (position + 1 < data.length && !atMarker()) {
      position++;
    }
    int code = position + 1 < data.length ? data[position + 1] & 0xff : 0;
    if (code < 0xd0 || code > 0xd7) {
      throw new CodecException("restart marker missing");
    }
    position += 2;
    bits = 0;
    padding = 0;
  }

  /// Refuses a scan that took more bits than there were.
  void refuseOverrun() throws CodecException {
    if (padding > bits) {
      throw new CodecException("entropy-coded data ends too early");
    }
  }

  private boolean atMarker() {
    int code = data[position + 1] & 0xff;
    return (data[position] & 0xff) == 0xff && code != 0 && code != 0xff;
  }

  private void fill() throws CodecException {
    if (position + Long.BYTES <= data.length) {
      long next = (long) LONGS.get(data, position);
      boolean holdsFf = ((~next - 0x0101010101010101L) & next & 0x8080808080808080L) != 0;
      if (!holdsFf) {
        int room = (Long.SIZE - 1 - bits) / Byte.SIZE;
        window = (window << (room * Byte.SIZE)) | (next >>> ((Long.BYTES - room) * Byte.SIZE));
        bits += room * Byte.SIZE;
        position += room;
        return;
      }
    }
    fillByByte();
  }

  private void fillByByte() throws CodecException {
    while (bits <= 56) {
      int value = position < data.length ? data[position] & 0xff : 0xff;
      int step = 1;
      if (value == 0xff) {
        step = position + 1 < data.length && data[position + 1] == 0 ? 2 : 0;
      }
      if (step == 0) {
        refuseOverrun();
        value = 0;
        padding += 8;
      }
      position += step;
      window = (window << 8) | value;
      bits += 8;
    }
  }
}
