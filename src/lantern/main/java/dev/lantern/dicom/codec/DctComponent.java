package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import org.jspecify.annotations.Nullable;

/// One component of a DCT image: its coefficients, block by block, each block in natural order.
final class DctComponent {
  final int horizontal;
  final int vertical;

  /// Size in samples, T.81 A.1.1.
  final int width;

  final int height;

  /// Allocated blocks: whole MCUs, T.81 A.2.4.
  final int blocksWide;

  final int blocksHigh;
  final short[] coefficients;
  private int @Nullable [] quantization;

  DctComponent(JpegFrameHeader frame, int rows, int index) throws CodecException {
    JpegFrameHeader.Component component = frame.components().get(index);
    int maxHorizontal = frame.maxHorizontal();
    int maxVertical = frame.maxVertical();
    horizontal = component.horizontal();
    vertical = component.vertical();
    width = Math.ceilDiv(frame.columns() * horizontal, maxHorizontal);
    height = Math.ceilDiv(rows * vertical, maxVertical);
    blocksWide = Math.ceilDiv(frame.columns(), 8 * maxHorizontal) * horizontal;
    blocksHigh = Math.ceilDiv(rows, 8 * maxVertical) * vertical;
    long count = 64L * blocksWide * blocksHigh;
    if (count > Integer.MAX_VALUE - 64) {
      throw new CodecException("JPEG component of " + count + " samples");
    }
    coefficients = new short[(int) count];
  }

  /// Blocks a row that a scan of this component alone holds.
  int scanBlocksWide() {
    return Math.ceilDiv(width, 8);
  }

  /// Rows of blocks that a scan of this component alone holds.
  int scanBlocksHigh() {
    return Math.ceilDiv(height, 8);
  }

  /// Index of the first coefficient of a block.
  int block(int row, int column) {
    return (row * blocksWide + column) * 64;
  }

  /// The table that stands when the component's first scan begins holds for all of them.
  void latch(int[] table) {
    if (quantization == null) {
      quantization = table;
    }
  }

  boolean latched() {
    return quantization != null;
  }

  /// The samples, `blocksWide` × 8 a row.
  short[] samples(int precision) throws CodecException {
    int[] table = quantization;
    if (table == null) {
      throw new CodecException("JPEG component without a scan");
    }
    InverseDct dct = new InverseDct(precision, table);
    short[] samples = new short[coefficients.length];
    int stride = blocksWide * 8;
    for (int row = 0; row < blocksHigh; row++) {
      for (int column = 0; column < blocksWide; column++) {
        dct.block(coefficients, block(row, column), samples, row * 8 * stride + column * 8, stride);
      }
    }
    return samples;
  }
}
