package dev.lantern.explain;

import dev.lantern.imaging.Tensor;

/// Squares that cover an input without a rest.
final class Squares {
  private Squares() {}

  /// The side of such squares, pixels, that is nearest in proportion to the one wanted.
  static int side(Tensor input, int wanted) {
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
