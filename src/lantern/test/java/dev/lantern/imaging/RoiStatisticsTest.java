package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.Turn.Point;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoiStatisticsTest {
  private static final int COLUMNS = 40;
  private static final int ROWS = 30;

  private static FrameDisplay display(
      PhotometricInterpretation photometric, ModalityLut lut, int padding) {
    return new FrameDisplay(
        photometric,
        lut,
        List.of(),
        Optional.empty(),
        Optional.of(new FrameDisplay.PaddingRange(padding, padding)),
        false,
        PixelSpacing.unknown(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static final FrameDisplay HOUNSFIELD =
      display(PhotometricInterpretation.MONOCHROME2, new ModalityLut.Rescale(2, -100, "HU"), 255);

  /// Each pixel holds its column, in 8 bits.
  private static Frame ramp() {
    byte[] stored = new byte[ROWS * COLUMNS];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (byte) (i % COLUMNS);
    }
    return new Frame(ROWS, COLUMNS, 1, SampleType.UINT8, stored);
  }

  private static Roi rectangle(double x0, double y0, double x1, double y1) {
    return new Roi.Rectangle(new Point(x0, y0), new Point(x1, y1));
  }

  @Test
  void takesModalityValuesOfThePixelsWhoseCentreLiesInside() {
    // Columns 3 to 6, rows 2 and 3: values −94, −92, −90, −88, each twice.
    assertEquals(
        Optional.of(new RoiStatistics(8, -91, Math.sqrt(5), -94, -88, "HU")),
        RoiStatistics.of(rectangle(2.6, 1.6, 6.6, 3.6), ramp(), HOUNSFIELD));
  }

  @Test
  void neighboursShareNoPixel() {
    RoiStatistics left =
        RoiStatistics.of(rectangle(0, 0, 7.5, 30), ramp(), HOUNSFIELD).orElseThrow();
    RoiStatistics right =
        RoiStatistics.of(rectangle(40, 30, 7.5, 0), ramp(), HOUNSFIELD).orElseThrow();

    assertEquals(ROWS * COLUMNS, left.pixels() + right.pixels());
    assertEquals(-100 + 2 * 6, left.maximum());
    assertEquals(-100 + 2 * 7, right.minimum());
  }

  @Test
  void leavesPaddingAndWhatLiesBesideTheFrameOut() {
    byte[] stored = {10, (byte) 255, 30, 50};
    Frame frame = new Frame(2, 2, 1, SampleType.UINT8, stored);

    assertEquals(
        Optional.of(
            new RoiStatistics(3, -40, Math.sqrt((40 * 40 + 0 + 40 * 40) / 3.0), -80, 0, "HU")),
        RoiStatistics.of(rectangle(-5, -5, 9, 9), frame, HOUNSFIELD));
    assertEquals(Optional.empty(), RoiStatistics.of(rectangle(1, 0, 2, 1), frame, HOUNSFIELD));
    assertEquals(Optional.empty(), RoiStatistics.of(rectangle(7, 7, 9, 9), frame, HOUNSFIELD));
  }

  @Test
  void anUnspecifiedUnitIsNone() {
    FrameDisplay unspecified =
        display(PhotometricInterpretation.MONOCHROME2, new ModalityLut.Rescale(1, 0, "US"), 255);
    assertEquals(
        Optional.of(new RoiStatistics(1, 3, 0, 3, 3, "")),
        RoiStatistics.of(rectangle(3, 3, 4, 4), ramp(), unspecified));
  }

  @Test
  void coloursHaveNone() {
    Frame rgb = new Frame(1, 1, 3, SampleType.UINT8, new byte[] {1, 2, 3});
    assertEquals(
        Optional.empty(),
        RoiStatistics.of(
            rectangle(0, 0, 1, 1),
            rgb,
            display(PhotometricInterpretation.RGB, ModalityLut.identity(), 255)));
    assertEquals(
        Optional.empty(),
        RoiStatistics.of(
            rectangle(0, 0, 1, 1),
            ramp(),
            display(PhotometricInterpretation.PALETTE_COLOR, ModalityLut.identity(), 255)));
  }

  @Test
  void anEllipseHoldsTheCentresThatItsFormulaHolds() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 50; trial++) {
      Roi.Ellipse ellipse = new Roi.Ellipse(place(random), place(random));
      long expected =
          IntStream.range(0, ROWS * COLUMNS)
              .filter(
                  i ->
                      Math.hypot(
                              (i % COLUMNS + 0.5 - ellipse.centre().x()) / ellipse.radiusX(),
                              (row(i) + 0.5 - ellipse.centre().y()) / ellipse.radiusY())
                          < 1)
              .count();
      assertEquals(expected, pixels(ellipse));
    }
  }

  @Test
  void aPolygonHoldsTheCentresThatItsTrianglesHold() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 50; trial++) {
      List<Point> corners = List.of(place(random), place(random), place(random));
      long expected =
          IntStream.range(0, ROWS * COLUMNS)
              .filter(i -> inside(corners, i % COLUMNS + 0.5, row(i) + 0.5))
              .count();
      assertEquals(expected, pixels(new Roi.Polygon(corners)));
    }
  }

  @Test
  void aPolygonAlongRowsAndColumnsHoldsWhatTheRectangleHolds() {
    Roi.Rectangle rectangle = new Roi.Rectangle(new Point(3.5, 2.5), new Point(17.5, 20.5));
    assertEquals(
        RoiStatistics.of(rectangle, ramp(), HOUNSFIELD),
        RoiStatistics.of(new Roi.Polygon(rectangle.handles()), ramp(), HOUNSFIELD));
    assertEquals(14 * 18, pixels(rectangle));
  }

  private static int row(int index) {
    return index / COLUMNS;
  }

  private static long pixels(Roi roi) {
    return RoiStatistics.of(roi, ramp(), HOUNSFIELD).map(RoiStatistics::pixels).orElse(0L);
  }

  private static Point place(SplittableRandom random) {
    return new Point(random.nextDouble(-5, COLUMNS + 5), random.nextDouble(-5, ROWS + 5));
  }

  private static boolean inside(List<Point> corners, double x, double y) {
    double[] sides = new double[3];
    for (int i = 0; i < 3; i++) {
      Point a = corners.get(i);
      Point b = corners.get((i + 1) % 3);
      sides[i] = (b.x() - a.x()) * (y - a.y()) - (b.y() - a.y()) * (x - a.x());
    }
    return sides[0] > 0 == sides[1] > 0 && sides[1] > 0 == sides[2] > 0;
  }
}
