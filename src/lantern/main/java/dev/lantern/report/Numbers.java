package dev.lantern.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as reports print them: the same digits in every format and locale.
final class Numbers {
  private static final int PROBABILITY_DIGITS = 6;

  private Numbers() {}

  /// Six digits behind the point; rounding never carries a value over the threshold's side that
  /// matters, since `positive` is decided before.
  static String probability(double value) {
    return BigDecimal.valueOf(value)
        .setScale(PROBABILITY_DIGITS, RoundingMode.HALF_EVEN)
        .toPlainString();
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
