package dev.lantern.imaging;

import dev.lantern.imaging.MeasureShape.Angle;
import dev.lantern.imaging.MeasureShape.Arrow;
import dev.lantern.imaging.MeasureShape.Cobb;
import dev.lantern.imaging.MeasureShape.Length;
import dev.lantern.imaging.MeasureShape.Text;
import dev.lantern.imaging.Turn.Point;
import java.util.List;
import java.util.Optional;

/// Measures shapes on one frame, with the spacing that holds where each of them lies.
public final class Ruler {
  private final FrameDisplay display;

  public Ruler(FrameDisplay display) {
    this.display = display;
  }

  /// What is known without the pixels: no statistics.
  public Measured measure(MeasureShape shape) {
    return measure(shape, Optional.empty());
  }

  public Measured measure(MeasureShape shape, Frame frame) {
    return measure(shape, Optional.of(frame));
  }

  private Measured measure(MeasureShape shape, Optional<Frame> frame) {
    PixelSpacing spacing = spacing(shape);
    return switch (shape) {
      case Length length -> {
        Point way = way(length.from(), length.to(), spacing);
        yield new Measured.Length(Math.hypot(way.x(), way.y()), spacing);
      }
      case Angle angle ->
          angle(
              way(angle.vertex(), angle.first(), spacing),
              way(angle.vertex(), angle.second(), spacing),
              spacing);
      case Cobb cobb -> cobb(cobb, spacing);
      case Roi roi -> area(roi, spacing, frame);
      case Arrow _, Text _ -> new Measured.Nothing();
    };
  }

  private Measured area(Roi roi, PixelSpacing spacing, Optional<Frame> frame) {
    if (roi instanceof Roi.Polygon polygon && polygon.crossesItself()) {
      return new Measured.Undefined(Measured.Why.CROSSES_ITSELF);
    }
    return new Measured.Area(
        roi.area() * spacing.rowMillimetres() * spacing.columnMillimetres(),
        spacing,
        frame.flatMap(pixels -> RoiStatistics.of(roi, pixels, display)));
  }

  /// The angle of the two lines, each taken from the same side of the way that leads from the
  /// middle of the one to the middle of the other: it does not matter from which end a line was
  /// drawn, and a curve of more than 90° is not taken for its supplement.
  private static Measured cobb(Cobb cobb, PixelSpacing spacing) {
    Point one = way(cobb.one().from(), cobb.one().to(), spacing);
    Point other = way(cobb.other().from(), cobb.other().to(), spacing);
    Point axis = way(middle(cobb.one()), middle(cobb.other()), spacing);
    boolean sameSide = cross(axis, one) * cross(axis, other) >= 0;
    return angle(one, sameSide ? other : new Point(-other.x(), -other.y()), spacing);
  }

  private static Measured angle(Point one, Point other, PixelSpacing spacing) {
    if (Math.hypot(one.x(), one.y()) == 0 || Math.hypot(other.x(), other.y()) == 0) {
      return new Measured.Undefined(Measured.Why.NO_DIRECTION);
    }
    double dot = one.x() * other.x() + one.y() * other.y();
    double degrees = Math.toDegrees(Math.atan2(Math.abs(cross(one, other)), dot));
    return new Measured.Angle(degrees, spacing);
  }

  /// The spacing that holds for all of a shape. Where the frame has ultrasound regions, it is that
  /// of the region around the shape, and there is none where the shape leaves it or lies in another
  /// region with another scale, too.
  private PixelSpacing spacing(MeasureShape shape) {
    List<UltrasoundRegion> regions = display.regions();
    if (regions.isEmpty()) {
      return display.spacing().physical() ? display.spacing() : inPixels();
    }
    UltrasoundRegion.Bounds bounds = UltrasoundRegion.Bounds.of(shape);
    return regions.stream()
        .filter(region -> region.contains(bounds))
        .flatMap(region -> region.spacing().stream())
        .findFirst()
        .filter(
            spacing ->
                regions.stream()
                    .filter(region -> region.meets(bounds))
                    .allMatch(region -> region.agrees(spacing)))
        .orElseGet(this::inPixels);
  }

  /// In widths of a pixel, of which only the proportions are known.
  private PixelSpacing inPixels() {
    return new PixelSpacing(display.spacing().aspect(), 1, PixelSpacing.Origin.NONE);
  }

  private static Point way(Point from, Point to, PixelSpacing spacing) {
    return new Point(
        (to.x() - from.x()) * spacing.columnMillimetres(),
        (to.y() - from.y()) * spacing.rowMillimetres());
  }

  private static Point middle(Length line) {
    return new Point((line.from().x() + line.to().x()) / 2, (line.from().y() + line.to().y()) / 2);
  }

  private static double cross(Point a, Point b) {
    return a.x() * b.y() - a.y() * b.x();
  }
}
