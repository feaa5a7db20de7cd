package dev.lantern.ui.words;

import java.math.BigDecimal;
import java.math.MathContext;

/// Values of pixels, and what is made of them.
public final class FiveDigits {
  private FiveDigits() {}

  /// Whole numbers as they are, others to five digits.
  public static String of(Words words, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    BigDecimal digits = new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros();
    return words.decimal(
        Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9
            ? digits.toString()
            : digits.toPlainString());
  }
}
