package dev.lantern.report;

import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;

/// The first frame of a scan as it is first shown, its pixels square. Owns its pixels.
final class ScanPicture {
  /// Pixels of the longer side.
  private static final int LONGEST_SIDE = 1024;

  private final Frame frame;
  private final Viewport viewport;
  private final int[] argb;

  private ScanPicture(Frame frame, Viewport viewport, int[] argb) {
    this.frame = frame;
    this.viewport = viewport;
    this.argb = argb;
  }

  static ScanPicture of(ScanImage image) throws ImageReadException {
    Frame frame = image.frame(0);
    FrameDisplay display = image.display(0);
    double aspect = display.spacing().aspect();
    double scale = Math.min(1.0, LONGEST_SIDE / Math.max(frame.columns(), frame.rows() * aspect));
    int width = Math.max(1, (int) Math.round(frame.columns() * scale));
    int height = Math.max(1, (int) Math.round(frame.rows() * aspect * scale));
    Viewport viewport = Viewport.fit(width, height, frame.columns(), frame.rows(), aspect);
    int[] argb = new int[width * height];
    VoiLut voi = AutoWindow.orOwn(frame, display);
    new FrameRenderer(frame, display, image.header().pixels().bitsStored())
        .render(new FrameRenderer.Settings(voi, false, Interpolation.SMOOTH), viewport, argb);
    return new ScanPicture(frame, viewport, argb);
  }

  /// What is shown.
  Frame frame() {
    return frame;
  }

  /// Where in the picture the frame lies.
  Viewport viewport() {
    return viewport;
  }

  int width() {
    return viewport.width();
  }

  int height() {
    return viewport.height();
  }

  /// Height × width pixels, opaque; may be drawn over by agreement.
  int[] argb() {
    return argb;
  }
}
