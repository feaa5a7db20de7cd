package dev.lantern.labels;

import java.util.Locale;

/// What makes two labels the same word.
final class LabelWord {
  private LabelWord() {}

  /// Case, and whether `_`, `-` or space stands between words, make no difference.
  static String of(String label) {
    return label.replaceAll("[_\\-\\s]+", " ").strip().toLowerCase(Locale.ROOT);
  }
}
