package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Packs decoded rows into the bytes of a frame: little endian, colour by pixel, signed values
/// sign-extended. Allocates once, what the layout says.
final class FrameAssembler {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int columns;
  private final int samplesPerPixel;
  private final int bytesPerSample;
  private final int shift;
  private final byte[] frame;

  /// @param signBits bits of the code stream's samples that hold a signed value, the sign
  ///     included; of no meaning where the layout is unsigned
  FrameAssembler(FrameLayout layout, int signBits) throws CodecException {
    columns = layout.columns();
    samplesPerPixel = layout.samplesPerPixel();
    bytesPerSample = layout.bytesPerSample();
    shift = layout.signed() ? Math.max(0, 32 - signBits) : 0;
    frame = allocate(layout);
  }

  /// The bytes of one frame.
  static byte[] allocate(FrameLayout layout) throws CodecException {
    int bytes = layout.bytesPerSample();
    if (bytes != 1 && bytes != 2 && bytes != 4) {
      throw new CodecException("samples of " + layout.bitsAllocated() + " bits allocated");
    }
    if (layout.bytes() > Integer.MAX_VALUE - 64) {
      throw new CodecException("frame of " + layout.bytes() + " bytes");
    }
    return new byte[(int) layout.bytes()];
  }

  /// Puts one row of one component.
  ///
  /// @param line samples, from index `from` on
  void row(int y, int component, int[] line, int from) {
    int index = y * columns * samplesPerPixel + component;
    switch (bytesPerSample) {
      case 1 -> putBytes(index, line, from);
      case 2 -> putShorts(index, line, from);
      default -> putInts(index, line, from);
    }
  }

  byte[] frame() {
    return frame;
  }

  /// Extends the sign of whole samples that are there already, as RLE leaves them.
  static void extendSign(byte[] frame, int bytesPerSample, int bitsStored) {
    int shift = 32 - bitsStored;
    for (int i = 0; i < frame.length; i += bytesPerSample) {
      switch (bytesPerSample) {
        case 1 -> frame[i] = (byte) (frame[i] << shift >> shift);
        case 2 -> SHORTS.set(frame, i, (short) ((short) SHORTS.get(frame, i) << shift >> shift));
        default -> INTS.set(frame, i, (int) INTS.get(frame, i) << shift >> shift);
      }
    }
  }

  private void putBytes(int index, int[] line, int from) {
    int at = index;
    for (int x = from; x < from + columns; x++, at += samplesPerPixel) {
      frame[at] = (byte) (line[x] << shift >> shift);
    }
  }

  private void putShorts(int index, int[] line, int from) {
    int at = index * 2;
    int step = samplesPerPixel * 2;
    for (int x = from; x < from + columns; x++, at += step) {
      SHORTS.set(frame, at, (short) (line[x] << shift >> shift));
    }
  }

  private void putInts(int index, int[] line, int from) {
    int at = index * 4;
    int step = samplesPerPixel * 4;
    for (int x = from; x < from + columns; x++, at += step) {
      INTS.set(frame, at, line[x] << shift >> shift);
    }
  }
}
