package dev.lantern.ui.words;

/// Parts of one as whole percents.
public final class Percent {
  private Percent() {}

  /// Never 0 or 100 for what is not.
  public static long of(double part) {
    long rounded = Math.round(part * 100);
    return part > 0 && part < 1 ? Math.clamp(rounded, 1, 99) : rounded;
  }
}
