package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Estimate;
import dev.lantern.classify.Finding;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.explain.HeatmapPainter;
import dev.lantern.explain.HeatmapStyle;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.ScanImage;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.pipeline.Workbench;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The picture is drawn some lines at a time, and is what it would be in one piece.
final class HeatmapPictureTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final Estimate HALF = new Estimate(0.5, 0.4, 0.6);
  private static final Finding FINDING =
      new Finding(
          "f", "F", 1, 0.7, true, new OperatingPoint("made", 0.5, HALF, HALF, List.of()), true);

  @TempDir private Path folder = Path.of("");

  @Test
  void withoutAnythingInTheMapIsTheScan() throws Exception {
    ScanImage image = image();
    ScanPicture whole = ScanPicture.of(image);
    assertTrue(whole.height() % 64 != 0 && whole.height() > 128, whole.height() + " lines");
    assertArrayEquals(whole.argb(), drawn(image, map(0, 0)));
  }

  @Test
  void isColouredJustWhereThePainterColoursTheWhole() throws Exception {
    ScanImage image = image();
    ScanPicture whole = ScanPicture.of(image);
    SaliencyMap map = map(0, 1);
    int[] overlay = new int[whole.width() * whole.height()];
    new HeatmapPainter(HeatmapStyle.WHOLE)
        .paint(map, whole.viewport(), whole.frame().rows(), whole.frame().columns(), overlay);

    int[] expected = whole.argb();
    for (int i = 0; i < expected.length; i++) {
      expected[i] = over(expected[i], overlay[i]);
    }
    assertArrayEquals(expected, drawn(image, map));
  }

  /// Premultiplied colour over an opaque one, at the first opacity.
  private static int over(int pixel, int colour) {
    double through = 1 - (colour >>> 24) / 255.0 * HeatmapPainter.FIRST_OPACITY;
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double channel = (pixel >> shift & 0xff) * through;
      channel += (colour >> shift & 0xff) * HeatmapPainter.FIRST_OPACITY;
      mixed = mixed << 8 | (int) Math.round(channel);
    }
    return mixed;
  }

  /// Rises from the top to the bottom.
  private static SaliencyMap map(float top, float bottom) {
    return new SaliencyMap(
        "f", 2, 1, new float[] {top, bottom}, new ImageTransform(0.001, 0, 0.01, 0));
  }

  /// With an overlay plane.
  private static ScanImage image() throws Exception {
    var workbench = new Workbench(ModelCatalog.standardFolders(ROOT));
    return workbench.images().open(ROOT.resolve("sample-scans/real/examples_overlay.dcm"));
  }

  /// What stands above the words.
  private int[] drawn(ScanImage image, SaliencyMap map) throws Exception {
    Path file = folder.resolve("heatmap.png");
    HeatmapPicture.load().write(file, image, FINDING, map, List.of());
    ScanPicture scan = ScanPicture.of(image);
    NoticeStrip strip = NoticeStrip.ofHeatmap();
    BufferedImage read = PngFile.read(file);
    assertEquals(scan.height() + strip.height(), read.getHeight());
    assertEquals(strip.widthUnder(scan.width()), read.getWidth());
    int left = strip.leftOf(scan.width());
    return read.getRGB(left, 0, scan.width(), scan.height(), null, 0, scan.width());
  }
}
