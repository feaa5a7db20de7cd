package dev.lantern.report;

/// Pixels of a picture as they were drawn, without what stands under it.
final class DrawnPicture {
  private final int width;
  private final int height;
  private final int[] argb;

  /// @param argb opaque, row by row; further rows are of no meaning. Not copied.
  DrawnPicture(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int argb(int x, int y) {
    return argb[y * width + x];
  }
}
