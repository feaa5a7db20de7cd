package dev.lantern.ui.studies;

import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.pipeline.Series;

/// A small square picture of a series: the middle of its first volume, fitted. Owns its pixels,
/// which nobody writes to.
public final class Thumbnail {
  /// Screen pixels of a side.
  public static final int SIDE = 64;

  private final int[] argb;

  private Thumbnail(int[] argb) {
    this.argb = argb;
  }

  /// Decodes and renders; in the background.
  static Thumbnail of(Series series) throws ImageReadException {
    Series.Place middle = series.middle();
    ScanImage image = middle.image();
    int index = middle.index();
    Frame frame = image.frame(index);
    FrameDisplay display = image.display(index);
    VoiLut voi = AutoWindow.orOwn(frame, display);
    int[] argb = new int[SIDE * SIDE];
    new FrameRenderer(frame, display, image.header().pixels().bitsStored())
        .render(
            new FrameRenderer.Settings(voi, false, Interpolation.SMOOTH),
            Viewport.fit(SIDE, SIDE, frame.columns(), frame.rows(), display.spacing().aspect()),
            argb);
    return new Thumbnail(argb);
  }

  /// SIDE × SIDE opaque pixels, row by row.
  public int[] argb() {
    return argb;
  }
}
