package dev.lantern.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as tables and files print them, in every locale alike. How many digits a figure has is
/// its report's affair: what is written for a program to read on has them all.
final class Numbers {
  private static final int DECIMALS = 6;

  private Numbers() {}

  /// Six digits behind the point, for probabilities, log-odds, distances and the like. Rounding
  /// never carries a value over the threshold's side that matters: `positive` is decided before.
  static String sixDecimals(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }

  /// Three digits behind the point, for measures of time and energy.
  static BigDecimal thousandths(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
  }

  /// As many digits as it takes to tell the value from its neighbours.
  static String exact(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }
}
