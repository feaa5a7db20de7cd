package dev.lantern.ui.explanation;

import dev.lantern.ui.words.Words;

/// How far many passes are, in words.
final class PassWords {
  private PassWords() {}

  /// @param total 0 while nobody knows
  static String of(Words words, int done, int total) {
    return total > 0 ? words.of("trust.passes", done, total) : words.of("trust.passes.none");
  }
}
