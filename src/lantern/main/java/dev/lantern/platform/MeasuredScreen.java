package dev.lantern.platform;

/// A screen whose pixels the user measured. It is known again by its size: another screen, or the
/// same one scaled otherwise, is not it.
///
/// @param width pixels of the layout
/// @param height pixels of the layout
/// @param millimetres width of such a pixel on the glass
public record MeasuredScreen(int width, int height, double millimetres) {
  /// Millimetres; between a watch and a wall.
  public static final double SMALLEST = 0.02;

  public static final double LARGEST = 5;

  public MeasuredScreen {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("screen of " + width + " × " + height);
    }
    if (!(millimetres >= SMALLEST) || !(millimetres <= LARGEST)) {
      throw new IllegalArgumentException("pixels of " + millimetres + " mm");
    }
  }
}
