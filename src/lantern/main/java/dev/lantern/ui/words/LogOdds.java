package dev.lantern.ui.words;

import java.util.Locale;

/// Log-odds with two digits and their sign, which tell of changes that whole percents hide.
public final class LogOdds {
  private LogOdds() {}

  /// With the minus of print.
  public static String of(Words words, double value) {
    return words.decimal(String.format(Locale.ROOT, "%+.2f", value)).replace('-', '−');
  }
}
