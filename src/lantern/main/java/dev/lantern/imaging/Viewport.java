package dev.lantern.imaging;

/// The rectangle of screen through which an image is seen. Screen pixel (0, 0) covers [0, 1), and
/// so does source pixel (0, 0).
///
/// @param width screen pixels, at least 1
/// @param height screen pixels, at least 1
/// @param zoom screen pixels a source column is wide
/// @param aspect height of a source pixel over its width: its rows are zoom × aspect apart
/// @param centerX source column in the middle of the screen
/// @param centerY source row in the middle of the screen
public record Viewport(
    int width, int height, double zoom, double aspect, double centerX, double centerY) {
  /// Bounds of the zoom, screen pixels a source column.
  public static final double SMALLEST_ZOOM = 0.01;

  public static final double LARGEST_ZOOM = 64;

  public Viewport {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("viewport of " + width + " × " + height);
    }
    if (!(zoom > 0) || !(aspect > 0) || !Double.isFinite(zoom) || !Double.isFinite(aspect)) {
      throw new IllegalArgumentException("zoom " + zoom + ", aspect " + aspect);
    }
    if (!Double.isFinite(centerX) || !Double.isFinite(centerY)) {
      throw new IllegalArgumentException("centre " + centerX + ", " + centerY);
    }
  }

  /// The whole image, as large as fits.
  public static Viewport fit(int width, int height, int columns, int rows, double aspect) {
    double zoom = Math.min(width / (double) columns, height / (rows * aspect));
    return new Viewport(width, height, zoom, aspect, columns / 2.0, rows / 2.0);
  }

  /// Source pixels to screen pixels. The offsets are whole: at 1:1 no pixel is smeared over two.
  public ImageTransform toScreen() {
    return new ImageTransform(
        zoom,
        Math.rint(width / 2.0 - centerX * zoom),
        zoom * aspect,
        Math.rint(height / 2.0 - centerY * zoom * aspect));
  }

  /// The same place in the image through a screen of another size.
  public Viewport resized(int newWidth, int newHeight) {
    return new Viewport(newWidth, newHeight, zoom, aspect, centerX, centerY);
  }

  /// Some lines of the screen, the image where it was.
  ///
  /// @param top first of the lines; there may be more of them than the screen has left
  public Viewport band(int top, int lines) {
    double above = toScreen().offsetY() - top;
    return new Viewport(
        width, lines, zoom, aspect, centerX, (lines / 2.0 - above) / (zoom * aspect));
  }

  /// The image moved on the screen.
  ///
  /// @param dx screen pixels to the right
  /// @param dy screen pixels down
  public Viewport panned(double dx, double dy) {
    return new Viewport(
        width, height, zoom, aspect, centerX - dx / zoom, centerY - dy / (zoom * aspect));
  }

  /// Another zoom, about the point of the screen that stays where it is.
  public Viewport zoomed(double factor, double screenX, double screenY) {
    double next = Math.clamp(zoom * factor, SMALLEST_ZOOM, LARGEST_ZOOM);
    double dx = screenX - width / 2.0;
    double dy = screenY - height / 2.0;
    return new Viewport(
        width,
        height,
        next,
        aspect,
        centerX + dx / zoom - dx / next,
        centerY + dy / (zoom * aspect) - dy / (next * aspect));
  }

  /// The same part of the image, at the same place, on a screen with more pixels in the same room.
  ///
  /// @param density its pixels for one of these, along each side; above 0
  public Viewport denser(double density) {
    if (density == 1) {
      return this;
    }
    int across = Math.max(1, (int) Math.rint(width * density));
    int down = Math.max(1, (int) Math.rint(height * density));
    double next = zoom * density;
    ImageTransform here = toScreen();
    return new Viewport(
        across,
        down,
        next,
        aspect,
        (across / 2.0 - here.offsetX() * density) / next,
        (down / 2.0 - here.offsetY() * density) / (next * aspect));
  }
}
