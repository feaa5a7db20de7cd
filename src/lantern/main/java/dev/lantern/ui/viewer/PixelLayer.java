package dev.lantern.ui.viewer;

import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A rectangle of pixels that we fill ourselves, shown without a copy of our own.
final class PixelLayer extends ImageView {
  private int[] pixels = new int[1];
  private int[] upright = pixels;
  private int uprightWidth = 1;
  private Turn turn = Turn.NONE;
  private PixelBuffer<IntBuffer> buffer = buffer(1, 1, pixels);

  PixelLayer() {
    setSmooth(false);
    setMouseTransparent(true);
  }

  private static PixelBuffer<IntBuffer> buffer(int width, int height, int[] pixels) {
    return new PixelBuffer<>(
        width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
  }

  /// The premultiplied pixels of the viewport, to be filled before [#show], which turns them.
  ///
  /// @param density pixels of the viewport for one of the layout, along each side
  int[] pixels(Viewport viewport, double density, Turn next) {
    int width = next.sideways() ? viewport.height() : viewport.width();
    int height = next.sideways() ? viewport.width() : viewport.height();
    if (buffer.getWidth() != width || buffer.getHeight() != height) {
      pixels = new int[width * height];
      buffer = buffer(width, height, pixels);
      setImage(new WritableImage(buffer));
    }
    setFitWidth(width / density);
    setFitHeight(height / density);
    turn = next;
    uprightWidth = viewport.width();
    if (turn.equals(Turn.NONE)) {
      upright = pixels;
    } else if (upright == pixels || upright.length != pixels.length) {
      upright = new int[pixels.length];
    }
    return upright;
  }

  /// Brings the filled pixels to the screen.
  void show() {
    if (!turn.equals(Turn.NONE)) {
      turn.paint(upright, uprightWidth, pixels);
    }
    buffer.updateBuffer(whole -> null);
  }
}
