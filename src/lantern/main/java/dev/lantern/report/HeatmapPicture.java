package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.explain.HeatmapPainter;
import dev.lantern.explain.HeatmapStyle;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import java.io.IOException;
import java.nio.file.Path;

/// The scan with one finding's heatmap over it, as a picture that says what it is, and is not, in
/// words under the image.
final class HeatmapPicture {
  private final NoticeStrip notice;
  private final NoticeStrip belowThreshold;
  private final HeatmapPainter painter = new HeatmapPainter(HeatmapStyle.WHOLE);

  private HeatmapPicture(NoticeStrip notice, NoticeStrip belowThreshold) {
    this.notice = notice;
    this.belowThreshold = belowThreshold;
  }

  /// Loads what every picture needs. Java's image library registers with the shutdown when it is
  /// first used: do this before a work that Ctrl-C may end.
  static HeatmapPicture load() throws IOException {
    return new HeatmapPicture(NoticeStrip.ofHeatmap(), NoticeStrip.belowThreshold());
  }

  /// Writes one picture, marked where the finding is below its threshold.
  ///
  /// @return what stands above the words
  DrawnPicture write(Path file, ScanImage image, Finding finding, SaliencyMap map)
      throws IOException, ImageReadException {
    ScanPicture scan = ScanPicture.of(image);
    int[] overlay = new int[scan.argb().length];
    painter.paint(map, scan.viewport(), scan.frame().rows(), scan.frame().columns(), overlay);
    blend(scan.argb(), overlay);
    NoticeStrip strip = finding.positive() ? notice : belowThreshold;
    int width = strip.widthUnder(scan.width());
    int[] whole = strip.under(scan.argb(), scan.width(), scan.height());
    PngFile.writeColour(file, width, scan.height() + strip.height(), whole);
    return new DrawnPicture(width, scan.height(), whole);
  }

  private static void blend(int[] argb, int[] overlay) {
    for (int i = 0; i < argb.length; i++) {
      // Most of an image has nothing over it, and stays as it is.
      if (overlay[i] != 0) {
        argb[i] = mixed(argb[i], overlay[i]);
      }
    }
  }

  private static int mixed(int pixel, int over) {
    double through = 1 - (over >>> 24) / 255.0 * HeatmapPainter.FIRST_OPACITY;
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double channel =
          (pixel >> shift & 0xff) * through + (over >> shift & 0xff) * HeatmapPainter.FIRST_OPACITY;
      mixed = mixed << 8 | (int) (channel + 0.5);
    }
    return mixed;
  }
}
