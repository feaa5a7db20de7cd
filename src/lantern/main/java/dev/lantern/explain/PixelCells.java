package dev.lantern.explain;

import dev.lantern.imaging.Tensor;

/// Values of single pixels, which flicker, added up over squares that can be looked at.
final class PixelCells {
  /// Squares along the width, about.
  private static final int SQUARES = 32;

  private PixelCells() {}

  /// @param values height × width of the input
  static CellMap of(Tensor input, double[] values) {
    int side = Squares.side(input, Math.max(1, input.width() / SQUARES));
    int columns = input.width() / side;
    int rows = input.height() / side;
    double[] sums = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      int row = i / input.width();
      int column = i - row * input.width();
      sums[row / side * columns + column / side] += values[i];
    }
    return CellMap.of(rows, columns, sums);
  }
}
