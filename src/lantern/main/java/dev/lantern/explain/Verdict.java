package dev.lantern.explain;

import java.util.Arrays;
import java.util.Optional;

/// The parts of a [TrustReport] in one word. Where the classes' maps do not add up, or the map
/// resembles maps of permuted weights, it is not to be relied on; nor is one that fails two of the
/// other parts (coverage, stability, agreement, and the lungs where they were found). One that
/// fails one of them is mixed, one that fails none is strong.
public enum Verdict {
  STRONG("strong", "The evidence for this map is strong: every check passed."),
  MIXED("mixed", "The evidence for this map is mixed: one check failed."),
  DO_NOT_RELY("do-not-rely", "Do not rely on this map.");

  private final String word;
  private final String sentence;

  Verdict(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /// @return empty where no verdict has that word
  public static Optional<Verdict> of(String word) {
    return Arrays.stream(values()).filter(verdict -> verdict.word.equals(word)).findFirst();
  }

  /// For reports.
  public String word() {
    return word;
  }

  /// For the reader.
  public String sentence() {
    return sentence;
  }
}
