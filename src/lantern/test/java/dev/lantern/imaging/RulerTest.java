package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lantern.imaging.MeasureShape.Angle;
import dev.lantern.imaging.MeasureShape.Arrow;
import dev.lantern.imaging.MeasureShape.Cobb;
import dev.lantern.imaging.MeasureShape.Length;
import dev.lantern.imaging.MeasureShape.Text;
import dev.lantern.imaging.PixelSpacing.Origin;
import dev.lantern.imaging.Turn.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Values worked out by hand.
final class RulerTest {
  private static final PixelSpacing TALL = new PixelSpacing(2, 0.5, Origin.CALIBRATED);
  private static final PixelSpacing PIXELS = PixelSpacing.unknown();

  private static Ruler with(PixelSpacing spacing, UltrasoundRegion... regions) {
    FrameDisplay plain = FrameDisplay.ofValues(PhotometricInterpretation.MONOCHROME2);
    return new Ruler(
        new FrameDisplay(
            plain.photometric(),
            plain.modalityLut(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            spacing,
            List.of(regions),
            Optional.empty(),
            List.of()));
  }

  private static Point at(double x, double y) {
    return new Point(x, y);
  }

  private static Length line(double x0, double y0, double x1, double y1) {
    return new Length(at(x0, y0), at(x1, y1));
  }

  private static double degrees(PixelSpacing spacing, MeasureShape shape) {
    return assertInstanceOf(Measured.Angle.class, with(spacing).measure(shape)).degrees();
  }

  @Test
  void aLengthCountsRowsAndColumnsByTheirOwnSpacing() {
    // 6 columns of 0.5 mm, 2 rows of 2 mm: 3 and 4.
    assertEquals(new Measured.Length(5, TALL), with(TALL).measure(line(1, 1, 7, 3)));
  }

  @Test
  void withoutASpacingALengthIsInPixels() {
    assertEquals(new Measured.Length(5, PIXELS), with(PIXELS).measure(line(1, 1, 4, 5)));
  }

  @Test
  void anAspectRatioAloneGivesPixelsInTheirProportions() {
    PixelSpacing ratio = new PixelSpacing(8, 6, Origin.NONE);
    PixelSpacing widths = new PixelSpacing(8.0 / 6, 1, Origin.NONE);
    // 4 columns, and 3 rows of 4/3 of a column.
    Measured.Length length =
        assertInstanceOf(Measured.Length.class, with(ratio).measure(line(0, 0, 4, 3)));
    assertEquals(widths, length.spacing());
    assertEquals(Math.sqrt(32), length.value(), 1e-12);
    assertEquals(
        45, degrees(ratio, new Angle(at(4, 0), at(0, 0), at(4, 3))), 1e-12, "and so do angles");
  }

  @Test
  void anAngleIsThatOfTheBodyNotOfThePixels() {
    PixelSpacing square = new PixelSpacing(0.7, 0.7, Origin.DETECTOR);
    Angle legs = new Angle(at(9, 5), at(5, 5), at(9, 9));
    assertEquals(45, degrees(square, legs), 1e-12);
    // 4 columns are 2 mm, 4 rows are 8 mm.
    assertEquals(Math.toDegrees(Math.atan(4)), degrees(TALL, legs), 1e-12);
    assertEquals(180, degrees(square, new Angle(at(0, 0), at(3, 0), at(9, 0))), 1e-12);
    assertEquals(
        new Measured.Angle(90, square),
        with(square).measure(new Angle(at(0, 4), at(0, 0), at(7, 0))));
  }

  @Test
  void aCobbAngleDoesNotDependOnTheEndsThatTheLinesWereDrawnFrom() {
    Length upper = line(0, 0, 10, 0);
    Length lower = line(0, 40, 10, 30);
    Length turned = line(10, 30, 0, 40);
    for (Length one : List.of(upper, line(10, 0, 0, 0))) {
      for (Length other : List.of(lower, turned)) {
        assertEquals(45, degrees(PIXELS, new Cobb(one, other)), 1e-12);
        assertEquals(45, degrees(PIXELS, new Cobb(other, one)), 1e-12);
      }
    }
    // Rows of four columns' height: a slope of 1 becomes one of 4.
    assertEquals(Math.toDegrees(Math.atan(4)), degrees(TALL, new Cobb(upper, lower)), 1e-12);
  }

  @Test
  void aCobbAngleOfMoreThanARightAngleIsNotTakenForItsSupplement() {
    double tilt = Math.tan(Math.toRadians(55));
    Length upper = line(-10, -10 * tilt, 10, 10 * tilt);
    Length lower = line(-10, 90 + 10 * tilt, 10, 90 - 10 * tilt);
    assertEquals(110, degrees(PIXELS, new Cobb(upper, lower)), 1e-9);
    // The same, lying on its side.
    Length left = line(-10 * tilt, -10, 10 * tilt, 10);
    Length right = line(90 + 10 * tilt, -10, 90 - 10 * tilt, 10);
    assertEquals(110, degrees(PIXELS, new Cobb(left, right)), 1e-9);
  }

  @Test
  void anAngleNeedsDirections() {
    Measured none = new Measured.Undefined(Measured.Why.NO_DIRECTION);
    assertEquals(none, with(TALL).measure(new Angle(at(1, 1), at(1, 1), at(2, 2))));
    assertEquals(none, with(TALL).measure(new Cobb(line(0, 0, 1, 0), line(5, 5, 5, 5))));
  }

  @Test
  void areasAreThoseOfTheShapes() {
    // Each square pixel is 1 mm² here: 2 mm by 0.5 mm.
    assertEquals(
        new Measured.Area(12, TALL, Optional.empty()),
        with(TALL).measure(new Roi.Rectangle(at(5, 7), at(1, 4))));
    assertEquals(
        new Measured.Area(Math.PI * 6, TALL, Optional.empty()),
        with(TALL).measure(new Roi.Ellipse(at(0, 0), at(4, 6))));
    assertEquals(
        new Measured.Area(8, PIXELS, Optional.empty()),
        with(PIXELS).measure(new Roi.Polygon(List.of(at(0, 0), at(4, 0), at(4, 2), at(0, 2)))));
    assertEquals(
        new Measured.Area(10, PIXELS, Optional.empty()),
        with(PIXELS)
            .measure(new Roi.Polygon(List.of(at(0, 0), at(4, 0), at(4, 4), at(2, 1), at(0, 4)))));
  }

  @Test
  void aPolygonThatCrossesItselfHasNoArea() {
    assertEquals(
        new Measured.Undefined(Measured.Why.CROSSES_ITSELF),
        with(TALL).measure(new Roi.Polygon(List.of(at(0, 0), at(4, 4), at(4, 0), at(0, 4)))));
  }

  @Test
  void arrowsAndWordsMeasureNothing() {
    assertEquals(new Measured.Nothing(), with(TALL).measure(new Arrow(at(0, 0), at(3, 3))));
    assertEquals(new Measured.Nothing(), with(TALL).measure(new Text(at(0, 0), "node")));
  }

  /// PS3.3 C.8.5.5.
  @Test
  void anUltrasoundRegionGivesItsScaleToWhatLiesInside() {
    PixelSpacing fine = new PixelSpacing(0.2, 0.1, Origin.ULTRASOUND_REGION);
    PixelSpacing coarse = new PixelSpacing(0.4, 0.4, Origin.ULTRASOUND_REGION);
    Ruler ruler =
        with(
            PIXELS,
            new UltrasoundRegion(0, 0, 50, 40, Optional.of(fine)),
            new UltrasoundRegion(50, 0, 100, 40, Optional.of(coarse)),
            new UltrasoundRegion(0, 40, 100, 60, Optional.empty()));

    assertEquals(new Measured.Length(4, fine), ruler.measure(line(0, 0, 40, 0)));
    assertEquals(new Measured.Length(16, coarse), ruler.measure(line(55, 5, 95, 5)));
    assertEquals(
        new Measured.Length(40, PIXELS), ruler.measure(line(30, 5, 70, 5)), "from one to another");
    assertEquals(
        new Measured.Length(40, PIXELS), ruler.measure(line(30, 50, 70, 50)), "no centimetres");
    assertEquals(new Measured.Length(30, PIXELS), ruler.measure(line(5, 20, 5, 50)), "half of it");
    assertEquals(
        new Measured.Length(30, PIXELS), ruler.measure(line(5, 65, 35, 65)), "in no region");
  }

  @Test
  void regionsThatOverlapMustAgree() {
    PixelSpacing fine = new PixelSpacing(0.2, 0.2, Origin.ULTRASOUND_REGION);
    PixelSpacing coarse = new PixelSpacing(0.4, 0.4, Origin.ULTRASOUND_REGION);
    UltrasoundRegion whole = new UltrasoundRegion(0, 0, 100, 100, Optional.of(fine));
    UltrasoundRegion colour = new UltrasoundRegion(20, 20, 60, 60, Optional.of(fine));
    UltrasoundRegion other = new UltrasoundRegion(50, 20, 90, 60, Optional.of(coarse));

    Ruler ruler = with(fine, whole, colour, other);

    assertEquals(new Measured.Length(8, fine), ruler.measure(line(5, 30, 45, 30)));
    assertEquals(new Measured.Length(50, PIXELS), ruler.measure(line(5, 30, 55, 30)));
  }
}
