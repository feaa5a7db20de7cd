package dev.lantern.labels;

import java.util.Locale;
import java.util.regex.Pattern;

/// What makes two labels the same word.
final class LabelWord {
  private static final Pattern GAP =
      Pattern.compile("(?<=[\\p{L}\\p{N}])[_\\-\\s]+(?=[\\p{L}\\p{N}])");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("(\\d+)\\.0*");

  private LabelWord() {}

  /// Case, and whether `_`, `-` or space stands between words, make no difference; nor do zeros
  /// behind the point. A minus is no gap: -1, which some tables write for "uncertain", is not 1.
  static String of(String label) {
    String word = GAP.matcher(label.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    return WHOLE_NUMBER.matcher(word).matches() ? word.substring(0, word.indexOf('.')) : word;
  }
}
