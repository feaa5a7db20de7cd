package dev.lantern.dicom;

import dev.lantern.dicom.PixelDescription.Bits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/// Bit work on samples: packed cells, byte order, unused bits; PS3.5 8.1.1 and Annex D.
final class SampleBits {
  /// Samples that are taken out of the frame at a time.
  private static final int LINE = 1 << 12;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private SampleBits() {}

  /// Unpacks cells of any number of bits up to 16, least significant bit first.
  ///
  /// @param packed the bytes that hold the cells
  /// @param firstBit where the first cell begins in them
  /// @param cellBits bits of a cell
  /// @param cellBytes 1 or 2, bytes of a cell in the result
  static byte[] unpack(byte[] packed, int firstBit, int cellBits, int cellBytes, int cells) {
    byte[] out = new byte[cells * cellBytes];
    long bit = firstBit;
    for (int cell = 0; cell < cells; cell++) {
      int value = 0;
      for (int taken = 0; taken < cellBits; ) {
        int offset = (int) (bit & 7);
        int count = Math.min(8 - offset, cellBits - taken);
        int part = (packed[(int) (bit >> 3)] & 0xff) >> offset & ((1 << count) - 1);
        value |= part << taken;
        taken += count;
        bit += count;
      }
      out[cell * cellBytes] = (byte) value;
      if (cellBytes == 2) {
        out[cell * 2 + 1] = (byte) (value >> 8);
      }
    }
    return out;
  }

  /// Turns each group of `size` bytes round, in place: big endian to little endian.
  static void swap(byte[] bytes, int size) {
    for (int start = 0; start + size <= bytes.length; start += size) {
      for (int i = 0; i < size / 2; i++) {
        byte first = bytes[start + i];
        bytes[start + i] = bytes[start + size - 1 - i];
        bytes[start + size - 1 - i] = first;
      }
    }
  }

  /// Clears what is not part of the stored values, in place: bits above High Bit and below High
  /// Bit − Bits Stored + 1 may hold anything (overlays, of old); the sign is extended.
  static void clearUnused(byte[] samples, Bits bits) {
    int width = bits.type().bytes() * 8;
    if (bits.type().real() || bits.allocated() == 1 || bits.stored() >= width) {
      return;
    }
    int up = 32 - 1 - bits.high();
    int down = 32 - bits.stored();
    boolean signed = bits.signed();
    switch (width) {
      case 8 -> {
        for (int i = 0; i < samples.length; i++) {
          int value = samples[i] << up;
          samples[i] = (byte) (signed ? value >> down : value >>> down);
        }
      }
      case 16 -> {
        ShortBuffer all = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        short[] line = new short[LINE];
        for (int first = 0; first < all.limit(); first += LINE) {
          int count = Math.min(LINE, all.limit() - first);
          all.get(first, line, 0, count);
          clearUnused(line, bits);
          all.put(first, line, 0, count);
        }
      }
      case 32 -> {
        for (int i = 0; i + 3 < samples.length; i += 4) {
          int value = (int) INTS.get(samples, i) << up;
          INTS.set(samples, i, signed ? value >> down : value >>> down);
        }
      }
      default -> throw new IllegalStateException("samples of " + width + " bits");
    }
  }

  /// By masks, since the compiler makes no vectors of shifts that it does not know. The sign is
  /// extended by `(value ^ sign) - sign`.
  private static void clearUnused(short[] line, Bits bits) {
    int lowest = bits.high() + 1 - bits.stored();
    if (lowest > 0) {
      for (int i = 0; i < line.length; i++) {
        line[i] = (short) ((line[i] & 0xffff) >> lowest);
      }
    }
    int mask = (1 << bits.stored()) - 1;
    int sign = bits.signed() ? 1 << (bits.stored() - 1) : 0;
    for (int i = 0; i < line.length; i++) {
      line[i] = (short) (((line[i] & mask) ^ sign) - sign);
    }
  }

  /// The samples moved down to bit 0 before what is no sample is cleared: one bit of each sample.
  ///
  /// @return one bit a sample, least significant bit first
  static byte[] plane(byte[] samples, int sampleBytes, int bit) {
    int count = samples.length / sampleBytes;
    byte[] out = new byte[(count + 7) / 8];
    for (int i = 0; i < count; i++) {
      int value = samples[i * sampleBytes + (bit >> 3)] >> (bit & 7) & 1;
      out[i >> 3] |= (byte) (value << (i & 7));
    }
    return out;
  }
}
