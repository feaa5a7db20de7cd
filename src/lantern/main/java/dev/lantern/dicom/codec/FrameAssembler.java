package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Packs decoded rows into the bytes of a frame: little endian, colour by pixel. Allocates once,
/// what the layout says.
final class FrameAssembler {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int columns;
  private final int samplesPerPixel;
  private final int bytesPerSample;
  private final int shift;
  private final int mask;
  private final byte[] frame;

  /// JPEG and JPEG-LS know no sign: a signed value of fewer bits than are stored has its sign in
  /// the stream's highest bit. Where the stream holds more bits, what is above the value is kept
  /// as it was coded: it may be an overlay (PS3.5 8.1.2).
  ///
  /// @param precision bits of the code stream's samples
  FrameAssembler(FrameLayout layout, int precision) throws CodecException {
    columns = layout.columns();
    samplesPerPixel = layout.samplesPerPixel();
    bytesPerSample = layout.bytesPerSample();
    boolean narrow = layout.signed() && precision < layout.bitsStored();
    shift = narrow ? 32 - precision : 0;
    mask = narrow ? -1 >>> (32 - layout.bitsStored()) : -1;
    frame = allocate(layout);
  }

  /// The bytes of one frame.
  static byte[] allocate(FrameLayout layout) throws CodecException {
    int bytes = layout.bytesPerSample();
    if (bytes != 1 && bytes != 2 && bytes != 4) {
      throw CodecException.unsupported("samples of " + layout.bitsAllocated() + " bits allocated");
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

  private void putBytes(int index, int[] line, int from) {
    int at = index;
    for (int x = from; x < from + columns; x++, at += samplesPerPixel) {
      frame[at] = (byte) (line[x] << shift >> shift & mask);
    }
  }

  private void putShorts(int index, int[] line, int from) {
    int at = index * 2;
    int step = samplesPerPixel * 2;
    for (int x = from; x < from + columns; x++, at += step) {
      SHORTS.set(frame, at, (short) (line[x] << shift >> shift & mask));
    }
  }

  private void putInts(int index, int[] line, int from) {
    int at = index * 4;
    int step = samplesPerPixel * 4;
    for (int x = from; x < from + columns; x++, at += step) {
      INTS.set(frame, at, line[x] << shift >> shift & mask);
    }
  }
}
