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

/// The first frame of a scan as it is first shown, its pixels square. For one thread.
final class ScanPicture {
  /// Pixels of the longer side.
  private static final int LONGEST_SIDE = 1024;

  private final Frame frame;
  private final Viewport viewport;
  private final FrameRenderer renderer;
  private final FrameRenderer.Settings settings;

  private ScanPicture(Frame frame, Viewport viewport, FrameRenderer renderer, VoiLut voi) {
    this.frame = frame;
    this.viewport = viewport;
    this.renderer = renderer;
    this.settings = new FrameRenderer.Settings(voi, false, Interpolation.SMOOTH);
  }

  static ScanPicture of(ScanImage image) throws ImageReadException {
    Frame frame = image.frame(0);
    FrameDisplay display = image.display(0);
    double aspect = display.spacing().aspect();
    double scale = Math.min(1.0, LONGEST_SIDE / Math.max(frame.columns(), frame.rows() * aspect));
    int width = Math.max(1, (int) Math.round(frame.columns() * scale));
    int height = Math.max(1, (int) Math.round(frame.rows() * aspect * scale));
    return new ScanPicture(
        frame,
        Viewport.fit(width, height, frame.columns(), frame.rows(), aspect),
        new FrameRenderer(frame, display, image.header().pixels().bitsStored()),
        AutoWindow.orOwn(frame, display));
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

  /// @return height × width pixels, opaque
  int[] argb() {
    int[] argb = new int[width() * height()];
    render(viewport, argb);
    return argb;
  }

  /// @param part of the viewport, or all of it
  /// @param argb receives the part's pixels, opaque
  void render(Viewport part, int[] argb) {
    renderer.render(settings, part, argb);
  }
}
