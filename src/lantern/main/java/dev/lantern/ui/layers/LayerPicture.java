package dev.lantern.ui.layers;

import dev.lantern.explain.HeatmapPainter;
import dev.lantern.explain.HeatmapStyle;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Viewport;

/// The image, through its own window, with a channel over it. Owns its pixels, which nobody writes
/// to.
public final class LayerPicture {
  private final int width;
  private final int height;
  private final int[] argb;

  private LayerPicture(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  /// Pictures of one image in one size.
  static final class Maker {
    /// As much of the image stays visible below what is farthest.
    private static final double OPACITY = 0.75;

    private final Frame frame;
    private final Viewport viewport;
    private final int[] plain;
    private final HeatmapPainter painter = new HeatmapPainter(HeatmapStyle.WHOLE);

    /// Decodes and renders; in the background.
    ///
    /// @param side of a square that the image fits into, screen pixels
    Maker(ScanImage image, int side) throws ImageReadException {
      frame = image.frame(0);
      FrameDisplay display = image.display(0);
      double tall = frame.rows() * display.spacing().aspect() / frame.columns();
      int width = (int) Math.max(1, Math.rint(tall > 1 ? side / tall : side));
      int height = (int) Math.max(1, Math.rint(tall > 1 ? side : side * tall));
      viewport =
          Viewport.fit(width, height, frame.columns(), frame.rows(), display.spacing().aspect());
      plain = new int[width * height];
      new FrameRenderer(frame, display, image.header().pixels().bitsStored())
          .render(
              new FrameRenderer.Settings(
                  AutoWindow.orOwn(frame, display), false, Interpolation.SMOOTH),
              viewport,
              plain);
    }

    LayerPicture of(SaliencyMap map) {
      int[] over = new int[plain.length];
      painter.paint(map, viewport, frame.rows(), frame.columns(), over);
      for (int i = 0; i < over.length; i++) {
        over[i] = blended(plain[i], over[i]);
      }
      return new LayerPicture(viewport.width(), viewport.height(), over);
    }

    /// @param over premultiplied
    private static int blended(int under, int over) {
      double clear = 1 - OPACITY * (over >>> 24) / 255;
      int argb = 0xff000000;
      for (int shift = 0; shift <= 16; shift += 8) {
        double mixed = (under >> shift & 0xff) * clear + (over >> shift & 0xff) * OPACITY;
        argb |= Math.clamp((int) (mixed + 0.5), 0, 255) << shift;
      }
      return argb;
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// width × height opaque pixels, row by row.
  int[] argb() {
    return argb;
  }
}
