package dev.lantern.imaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/// One decoded frame: the stored values, exactly, as little-endian samples, colour by pixel
/// (Planar Configuration 0),
/// rows from top to bottom. The frame owns its array; nobody writes to it after construction.
public final class Frame {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private final int rows;
  private final int columns;
  private final int samplesPerPixel;
  private final SampleType type;
  private final byte[] stored;

  /// The stored bytes as other numbers, to read many at once; kept, as rows are asked for by the
  /// thousand.
  private final ShortBuffer shorts;

  private final FloatBuffer floats;

  /// @param rows Rows (0028,0010)
  /// @param columns Columns (0028,0011)
  /// @param samplesPerPixel 1 for grey or palette indices, 3 for RGB
  /// @param stored rows × columns × samplesPerPixel samples, little endian; taken over, not copied
  public Frame(int rows, int columns, int samplesPerPixel, SampleType type, byte[] stored) {
    if (rows < 1 || columns < 1 || samplesPerPixel < 1) {
      throw new IllegalArgumentException(
          "frame of " + rows + " × " + columns + " × " + samplesPerPixel);
    }
    if ((long) rows * columns * samplesPerPixel * type.bytes() != stored.length) {
      throw new IllegalArgumentException("frame holds " + stored.length + " bytes");
    }
    this.rows = rows;
    this.columns = columns;
    this.samplesPerPixel = samplesPerPixel;
    this.type = type;
    this.stored = stored;
    ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    this.shorts = bytes.asShortBuffer();
    this.floats = bytes.asFloatBuffer();
  }

  /// A grey frame of 32-bit floats.
  ///
  /// @param values rows × columns
  public static Frame ofReal(int rows, int columns, float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return new Frame(rows, columns, 1, SampleType.FLOAT32, bytes.array());
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public int samplesPerPixel() {
    return samplesPerPixel;
  }

  public SampleType type() {
    return type;
  }

  /// Samples in the frame.
  public int size() {
    return rows * columns * samplesPerPixel;
  }

  /// The samples, little endian. Read only by agreement: copying 10 MB per frame would cost
  /// more than the decode.
  public byte[] stored() {
    return stored;
  }

  /// Stored value of an integer sample (UINT32 as its bits).
  /// @param index of the sample, (row × columns + column) × samplesPerPixel + sample
  public int integer(int index) {
    return switch (type) {
      case UINT8 -> stored[index] & 0xff;
      case INT8 -> stored[index];
      case UINT16 -> (short) SHORTS.get(stored, index * 2) & 0xffff;
      case INT16 -> (short) SHORTS.get(stored, index * 2);
      case UINT32, INT32 -> (int) INTS.get(stored, index * 4);
      case FLOAT32, FLOAT64 -> throw new IllegalStateException("samples are " + type);
    };
  }

  /// Bits of many samples of 16 bits at once: several times as fast as one by one.
  ///
  /// @param first index of the first sample, as in [#integer]
  /// @param into receives as many as it holds; signed, whatever the type
  public void shorts(int first, short[] into) {
    if (type.bytes() != 2) {
      throw new IllegalStateException("samples are " + type);
    }
    shorts.get(first, into);
  }

  /// Many samples of 32-bit floats at once, as [#shorts].
  public void floats(int first, float[] into) {
    if (type != SampleType.FLOAT32) {
      throw new IllegalStateException("samples are " + type);
    }
    floats.get(first, into);
  }

  /// Stored value of any sample.
  public double value(int index) {
    return switch (type) {
      case UINT8, INT8, UINT16, INT16, INT32 -> integer(index);
      case UINT32 -> Integer.toUnsignedLong(integer(index));
      case FLOAT32 -> (float) FLOATS.get(stored, index * 4);
      case FLOAT64 -> (double) DOUBLES.get(stored, index * 8);
    };
  }
}
