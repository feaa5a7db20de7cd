package dev.lantern.labels;

/// A rectangle that people drew on an image, source pixels; pixel (0, 0) covers [0, 1).
public record Box(double x, double y, double width, double height) {
  public Box {
    if (!(width > 0 && height > 0 && Double.isFinite(x + y + width + height))) {
      throw new IllegalArgumentException("box of " + width + " × " + height);
    }
  }

  /// True where the pixel's middle lies inside.
  public boolean holds(int column, int row) {
    return column + 0.5 >= x
        && column + 0.5 < x + width
        && row + 0.5 >= y
        && row + 0.5 < y + height;
  }
}
