package dev.lantern.explain;

/// How an image is covered.
public enum CoverWay {
  DELETION_BLUR("deletion-blur", true),
  INSERTION_BLUR("insertion-blur", false),
  DELETION_NOISE("deletion-noise", true),
  INSERTION_NOISE("insertion-noise", false);

  private final String word;
  private final boolean deletion;

  CoverWay(String word, boolean deletion) {
    this.word = word;
    this.deletion = deletion;
  }

  /// For reports.
  public String word() {
    return word;
  }

  /// True where the map's highest places are covered first; else they are uncovered first.
  boolean deletion() {
    return deletion;
  }

  /// True where an area speaks for a map against another's.
  boolean better(double area, double other) {
    return deletion ? area < other : area > other;
  }
}
