package dev.lantern.ui.viewer;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A rectangle of pixels that we fill ourselves, shown without a copy of our own.
final class PixelLayer extends ImageView {
  private int[] pixels = new int[1];
  private PixelBuffer<IntBuffer> buffer = buffer(1, 1, pixels);

  PixelLayer() {
    setSmooth(false);
    setMouseTransparent(true);
  }

  private static PixelBuffer<IntBuffer> buffer(int width, int height, int[] pixels) {
    return new PixelBuffer<>(
        width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
  }

  /// The premultiplied pixels of a layer of this size, to be filled before [#show].
  int[] pixels(int width, int height) {
    if (buffer.getWidth() != width || buffer.getHeight() != height) {
      pixels = new int[width * height];
      buffer = buffer(width, height, pixels);
      setImage(new WritableImage(buffer));
    }
    return pixels;
  }

  /// Brings the filled pixels to the screen.
  void show() {
    buffer.updateBuffer(whole -> null);
  }
}
