package dev.lantern.imaging;

/// Palette colour lookup tables, PS3.3 C.7.6.3.1.5 and .6: stored value → RGB, 8 bits a channel.
public final class PaletteLut {
  private final int firstMapped;
  private final int[] argb;

  /// @param firstMapped first stored value mapped
  /// @param argb opaque colours
  public PaletteLut(int firstMapped, int[] argb) {
    if (argb.length == 0) {
      throw new IllegalArgumentException("palette without colours");
    }
    this.firstMapped = firstMapped;
    this.argb = argb;
  }

  public int firstMapped() {
    return firstMapped;
  }

  public int[] argb() {
    return argb;
  }

  /// Whether a stored value is not below the first that is mapped.
  boolean maps(double stored) {
    return stored >= firstMapped;
  }

  public int apply(int stored) {
    return argb[Math.clamp((long) stored - firstMapped, 0, argb.length - 1)];
  }
}
