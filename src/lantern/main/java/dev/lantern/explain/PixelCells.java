package dev.lantern.explain;

import dev.lantern.imaging.Tensor;

/// Values of single pixels, which flicker, added up over squares that can be looked at.
final class PixelCells {
  /// Squares along the width, about.
  private static final int SQUARES = 32;

  private PixelCells() {}

  /// @param values height × width of the input
  static CellMap of(Tensor input, double[] values) {
    int side = squareSide(input, Math.max(1, input.width() / SQUARES));
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

  /// The side, nearest in proportion to the one wanted, of squares that cover the input without a
  /// rest.
  static int squareSide(Tensor input, int wanted) {
    int side = 1;
    for (int candidate = 2; candidate <= input.width(); candidate++) {
      boolean divides = input.width() % candidate == 0 && input.height() % candidate == 0;
      if (divides && ratio(candidate, wanted) < ratio(side, wanted)) {
        side = candidate;
      }
    }
    return side;
  }

  private static double ratio(int side, int wanted) {
    return (double) Math.max(side, wanted) / Math.min(side, wanted);
  }
}
