package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Entropy-coded bits of a JPEG-LS scan, T.87 A.1: a zero bit is stuffed behind each FF byte, FF
/// before a byte of 80 or more is a marker and ends the data. Never moves beyond a marker;
/// reading on past the end is refused.
final class JpegLsBits {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] data;
  private int position;
  private long window;
  private int bits;
  private int padding;
  private boolean stuffed;

  JpegLsBits(byte[] data, int position) {
    this.data = data;
    this.position = position;
  }

  /// Not behind the marker that ends the data.
  int position() {
    return position;
  }

  int bit() throws CodecException {
    if (bits < 1) {
      fill();
    }
    return (int) (window >>> --bits) & 1;
  }

  /// The next n bits, 0 to 24.
  int receive(int n) throws CodecException {
    if (bits < n) {
      fill();
    }
    bits -= n;
    return (int) (window >>> bits) & ((1 << n) - 1);
  }

  /// A value in the limited-length Golomb code, A.5.3.
  ///
  /// @param k Golomb parameter
  /// @param limit greatest length of a code
  /// @param errorBits bits of the value behind the escape code
  int golomb(int k, int limit, int errorBits) throws CodecException {
    int zeros = zeros(limit);
    if (zeros < limit - errorBits - 1) {
      return (zeros << k) + receive(k);
    }
    return receive(errorBits) + 1;
  }

  /// Refuses a scan that took more bits than there were.
  void refuseOverrun() throws CodecException {
    if (padding > bits) {
      throw new CodecException("JPEG-LS data ends too early");
    }
  }

  /// Zeros before the next 1, which is taken too.
  private int zeros(int limit) throws CodecException {
    int zeros = 0;
    while (true) {
      if (bits < 32) {
        fill();
      }
      int leading = Long.numberOfLeadingZeros(window << (64 - bits));
      if (leading < bits) {
        bits -= leading + 1;
        zeros += leading;
        break;
      }
      zeros += bits;
      bits = 0;
      if (zeros > limit) {
        break;
      }
    }
    if (zeros > limit) {
      throw new CodecException("JPEG-LS code of more than " + limit + " bits");
    }
    return zeros;
  }

  private void fill() throws CodecException {
    if (bits <= 32 && !stuffed && position + 4 <= data.length) {
      int word = (int) INTS.get(data, position);
      int inverted = ~word;
      boolean holdsFf = ((inverted - 0x01010101) & ~inverted & 0x80808080) != 0;
      if (!holdsFf) {
        window = (window << 32) | (word & 0xffffffffL);
        bits += 32;
        position += 4;
        return;
      }
    }
    fillByByte();
  }

  private void fillByByte() throws CodecException {
    while (bits <= 56) {
      int value = position < data.length ? data[position] & 0xff : -1;
      if (value == 0xff && (position + 1 >= data.length || data[position + 1] < 0)) {
        value = -1;
      }
      if (value < 0) {
        refuseOverrun();
        window <<= 8;
        bits += 8;
        padding += 8;
      } else {
        int width = stuffed ? 7 : 8;
        window = (window << width) | value;
        bits += width;
        stuffed = value == 0xff;
        position++;
      }
    }
  }
}
