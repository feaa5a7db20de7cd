package dev.lantern.imaging;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.PixelProbe.PatientPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the pixels of a frame lie in the patient: equation C.7.6.2.1-1 of PS3.3 C.7.6.2.1.1 and
/// back. Places in the frame are source pixels, where pixel (0, 0) covers [0, 1).
///
/// @param plane whose cosines are orthonormal
/// @param spacing in the patient
public record PlaneGeometry(ImagePlane plane, PixelSpacing spacing, int rows, int columns) {
  /// To the middle of a pixel, which is where Image Position (0020,0032) is.
  private static final double MIDDLE = 0.5;

  /// The cosine between the normals of parallel planes: within 8°.
  private static final double PARALLEL = 0.99;

  /// A straight line on a frame, source pixels.
  public record Line(Turn.Point from, Turn.Point to) {}

  /// Empty where the file does not say where its pixels are: without a plane, or with a spacing
  /// that does not hold in the patient.
  public static Optional<PlaneGeometry> of(FrameDisplay display, int rows, int columns) {
    return display.spacing().origin() == PixelSpacing.Origin.CALIBRATED
        ? display
            .plane()
            .filter(ImagePlane::orthonormal)
            .map(plane -> new PlaneGeometry(plane, display.spacing(), rows, columns))
        : Optional.empty();
  }

  /// The place in the patient of a place in the frame.
  public PatientPoint patient(double column, double row) {
    double right = spacing.columnMillimetres() * (column - MIDDLE);
    double down = spacing.rowMillimetres() * (row - MIDDLE);
    return new PatientPoint(
        position(0) + cosine(0) * right + cosine(3) * down,
        position(1) + cosine(1) * right + cosine(4) * down,
        position(2) + cosine(2) * right + cosine(5) * down);
  }

  /// The middle of the frame in the patient.
  public PatientPoint middle() {
    return patient(columns / 2.0, rows / 2.0);
  }

  /// The place in the frame that is next to a place in the patient.
  public Turn.Point source(PatientPoint place) {
    double[] way = way(place);
    double right = way[0] * cosine(0) + way[1] * cosine(1) + way[2] * cosine(2);
    double down = way[0] * cosine(3) + way[1] * cosine(4) + way[2] * cosine(5);
    return new Turn.Point(
        right / spacing.columnMillimetres() + MIDDLE, down / spacing.rowMillimetres() + MIDDLE);
  }

  /// How far a place lies before the plane, along its normal, millimetres; behind it, below 0.
  public double before(PatientPoint place) {
    double[] way = way(place);
    double[] normal = plane.normal();
    return way[0] * normal[0] + way[1] * normal[1] + way[2] * normal[2];
  }

  /// Whether the two see the patient from the same side, within 8°.
  public boolean parallelTo(PlaneGeometry other) {
    return cosineTo(other) > PARALLEL;
  }

  private double cosineTo(PlaneGeometry other) {
    double[] one = plane.normal();
    double[] two = other.plane.normal();
    return one[0] * two[0] + one[1] * two[1] + one[2] * two[2];
  }

  /// The line along which another frame passes through this one, as long as that frame is wide;
  /// empty where it does not, or is parallel. It may reach beyond this frame.
  public Optional<Line> cutBy(PlaneGeometry other) {
    if (Math.abs(cosineTo(other)) > PARALLEL) {
      return Optional.empty();
    }
    List<PatientPoint> corners =
        List.of(
            other.patient(0, 0),
            other.patient(other.columns, 0),
            other.patient(other.columns, other.rows),
            other.patient(0, other.rows));
    List<Turn.Point> met = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      PatientPoint from = corners.get(i);
      PatientPoint to = corners.get((i + 1) % corners.size());
      double start = before(from);
      double end = before(to);
      // Each corner belongs to one of the two edges that meet there.
      if (start >= 0 != end >= 0) {
        met.add(source(between(from, to, start / (start - end))));
      }
    }
    return met.size() == 2 ? Optional.of(new Line(met.get(0), met.get(1))) : Optional.empty();
  }

  private static PatientPoint between(PatientPoint from, PatientPoint to, double share) {
    return new PatientPoint(
        from.x() + share * (to.x() - from.x()),
        from.y() + share * (to.y() - from.y()),
        from.z() + share * (to.z() - from.z()));
  }

  private double[] way(PatientPoint place) {
    return new double[] {place.x() - position(0), place.y() - position(1), place.z() - position(2)};
  }

  private double position(int axis) {
    return plane.position().get(axis);
  }

  private double cosine(int index) {
    return plane.orientation().get(index);
  }
}
