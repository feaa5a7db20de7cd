package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.explain.HeatmapPainter;
import dev.lantern.explain.HeatmapStyle;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Viewport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The scan with one finding's heatmap over it, as a picture that says what it is, and is not, in
/// words under the image.
final class HeatmapPicture {
  /// Lines that are drawn at a time.
  private static final int BAND = 64;

  private final NoticeStrip notice;
  private final NoticeStrip belowThreshold;
  private final HeatmapPainter painter = new HeatmapPainter(HeatmapStyle.WHOLE);

  /// Of each opacity of the map, how much of the scan is seen through it.
  private final double[] through = new double[256];

  /// Of each value of the map's colours, what it adds to the scan's.
  private final double[] over = new double[256];

  private HeatmapPicture(NoticeStrip notice, NoticeStrip belowThreshold) {
    this.notice = notice;
    this.belowThreshold = belowThreshold;
    Arrays.setAll(through, alpha -> 1 - alpha / 255.0 * HeatmapPainter.FIRST_OPACITY);
    Arrays.setAll(over, value -> value * HeatmapPainter.FIRST_OPACITY);
  }

  /// Loads what every picture needs. Java's image library registers with the shutdown when it is
  /// first used: do this before a work that Ctrl-C may end.
  static HeatmapPicture load() throws IOException {
    return new HeatmapPicture(NoticeStrip.ofHeatmap(), NoticeStrip.belowThreshold());
  }

  /// Writes one picture, marked where the finding is below its threshold.
  ///
  /// @param words beside the pixels
  /// @return what stands above the words, made smaller
  SmallPicture write(
      Path file, ScanImage image, Finding finding, SaliencyMap map, List<PngStream.Text> words)
      throws IOException, ImageReadException {
    var drawing = new Drawing(ScanPicture.of(image), map);
    int scanHeight = drawing.scan.height();
    NoticeStrip strip = finding.positive() ? notice : belowThreshold;
    PngFile.Lines whole = strip.under(drawing::line, drawing.scan.width(), scanHeight);
    int width = strip.widthUnder(drawing.scan.width());
    var small = new SmallPicture(width, scanHeight);
    PngFile.writeColour(
        file,
        width,
        scanHeight + strip.height(),
        (y, line) -> {
          whole.fill(y, line);
          if (y < scanHeight) {
            small.line(line);
          }
        },
        words);
    return small;
  }

  /// The scan with the map over it, a band of lines at a time: as a whole it would be megabytes,
  /// several times over, for each image of a batch.
  private final class Drawing {
    private final ScanPicture scan;
    private final SaliencyMap map;
    private final int[] argb;
    private final int[] overlay;
    private int drawn = -1;

    Drawing(ScanPicture scan, SaliencyMap map) {
      this.scan = scan;
      this.map = map;
      this.argb = new int[scan.width() * BAND];
      this.overlay = new int[argb.length];
    }

    void line(int y, int[] into) {
      if (y / BAND != drawn) {
        drawn = y / BAND;
        draw(scan.viewport().band(drawn * BAND, BAND));
      }
      System.arraycopy(argb, y % BAND * scan.width(), into, 0, scan.width());
    }

    private void draw(Viewport band) {
      scan.render(band, argb);
      painter.paint(map, band, scan.frame().rows(), scan.frame().columns(), overlay);
      for (int i = 0; i < argb.length; i++) {
        // Most of an image has nothing over it, and stays as it is.
        if (overlay[i] != 0) {
          argb[i] = mixed(argb[i], overlay[i]);
        }
      }
    }
  }

  private int mixed(int pixel, int colour) {
    double part = through[colour >>> 24];
    return 0xff000000
        | mixed(pixel, part, colour, 16)
        | mixed(pixel, part, colour, 8)
        | mixed(pixel, part, colour, 0);
  }

  /// One channel, where it stands in the pixel.
  private int mixed(int pixel, double part, int colour, int shift) {
    double channel = (pixel >> shift & 0xff) * part + over[colour >> shift & 0xff];
    return (int) (channel + 0.5) << shift;
  }
}
