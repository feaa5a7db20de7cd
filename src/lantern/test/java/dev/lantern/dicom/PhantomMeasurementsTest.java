package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measured;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.Roi;
import dev.lantern.imaging.RoiStatistics;
import dev.lantern.imaging.Ruler;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Turn.Point;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The phantom's rods, whose sizes and values are known; its axis lies at (64, 64), a pixel is 2 mm
/// by 2 mm.
final class PhantomMeasurementsTest {
  private static final Path SLICE =
      Path.of(
          System.getProperty("lantern.root", "."),
          "sample-scans/generated/ct-phantom/slice-01.dcm");
  private static final PixelSpacing SPACING =
      new PixelSpacing(2, 2, PixelSpacing.Origin.CALIBRATED);

  private static Measured measure(MeasureShape shape) throws ImageReadException {
    ScanImage image = Readers.open(SLICE);
    return new Ruler(image.display(0)).measure(shape, image.frame(0));
  }

  /// Around a place in millimetres from the axis.
  private static Roi.Ellipse circle(double x, double y, double radius) {
    return new Roi.Ellipse(
        new Point(64 + (x - radius) / 2, 64 + (y - radius) / 2),
        new Point(64 + (x + radius) / 2, 64 + (y + radius) / 2));
  }

  private static RoiStatistics inside(Roi roi) throws ImageReadException {
    return assertInstanceOf(Measured.Area.class, measure(roi)).statistics().orElseThrow();
  }

  @Test
  void theAxesOfTwoRodsLieAHundredMillimetresApart() throws ImageReadException {
    assertEquals(
        new Measured.Length(100, SPACING),
        measure(new MeasureShape.Length(new Point(39, 64), new Point(89, 64))));
    assertEquals(
        new Measured.Angle(90, SPACING),
        measure(new MeasureShape.Angle(new Point(89, 64), new Point(64, 64), new Point(64, 89))));
  }

  @Test
  void theInsideOfARodHasItsValueAndNoSpread() throws ImageReadException {
    RoiStatistics bone = inside(circle(50, 0, 14));
    assertEquals(new RoiStatistics(bone.pixels(), 700, 0, 700, 700, "HU"), bone);
    RoiStatistics lung = inside(circle(-50, 0, 20));
    assertEquals(new RoiStatistics(lung.pixels(), -800, 0, -800, -800, "HU"), lung);
    assertEquals(
        Math.PI * 400,
        assertInstanceOf(Measured.Area.class, measure(circle(-50, 0, 20))).value(),
        1e-9);
  }

  @Test
  void aRegionAroundTheRodOfFatHasTheMixOfFatAndWater() throws ImageReadException {
    // Columns 50 to 77, rows 75 to 102: the whole rod, within 28 × 28 pixels.
    Roi.Rectangle around = new Roi.Rectangle(new Point(50, 75), new Point(78, 103));
    int[] values =
        IntStream.range(0, 28 * 28)
            .map(i -> SampleScanGenerator.hounsfield(0, 75 + i / 28, 50 + i % 28))
            .toArray();
    double mean = IntStream.of(values).average().orElseThrow();
    double square =
        IntStream.of(values).mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow();

    RoiStatistics found = inside(around);

    assertEquals(784, found.pixels());
    assertEquals(mean, found.mean(), 1e-9);
    assertEquals(Math.sqrt(square), found.standardDeviation(), 1e-9);
    assertEquals(-100, found.minimum());
    assertEquals(0, found.maximum());
    assertEquals(new Measured.Area(784 * 4, SPACING, Optional.of(found)), measure(around));
  }
}
