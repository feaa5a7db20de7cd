package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.PixelProbe.PatientPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlaneGeometryTest {
  private static final PixelSpacing SPACING =
      new PixelSpacing(1, 0.5, PixelSpacing.Origin.CALIBRATED);

  /// Its first pixel's centre is at (−24.75, −40, 120); its left edge at x = −25.
  private static final PlaneGeometry AXIAL = plane(-24.75, -40, 120, 1, 0, 0, 0, 1, 0);

  /// Of x = 10, seen from the patient's left: columns lead to the back, rows to the feet.
  private static final PlaneGeometry SAGITTAL = plane(10, -24.75, 160, 0, 1, 0, 0, 0, -1);

  private static PlaneGeometry plane(double x, double y, double z, double... cosines) {
    return new PlaneGeometry(
        new ImagePlane(List.of(x, y, z), Arrays.stream(cosines).boxed().toList()),
        SPACING,
        80,
        100);
  }

  @Test
  void thePositionIsTheMiddleOfTheFirstPixel() {
    assertEquals(new PatientPoint(-24.75, -40, 120), AXIAL.patient(0.5, 0.5));
    assertEquals(new PatientPoint(-20, -38.5, 120), AXIAL.patient(10, 2));
    assertEquals(new PatientPoint(10, -20, 158.5), SAGITTAL.patient(10, 2));
  }

  @Test
  void leadsBackToTheFrame() {
    assertEquals(new Turn.Point(10, 2), AXIAL.source(AXIAL.patient(10, 2)));
    assertEquals(new Turn.Point(10, 2), SAGITTAL.source(SAGITTAL.patient(10, 2)));
    assertEquals(new Turn.Point(10, 2), AXIAL.source(new PatientPoint(-20, -38.5, 7)));
  }

  @Test
  void saysHowFarAPlaceLiesBefore() {
    assertEquals(15, AXIAL.before(new PatientPoint(3, 4, 135)), 1e-12);
    assertEquals(-20, AXIAL.before(new PatientPoint(3, 4, 100)), 1e-12);
    // Its normal is row × column: (0, 1, 0) × (0, 0, −1) = (−1, 0, 0).
    assertEquals(4, SAGITTAL.before(new PatientPoint(6, 0, 0)), 1e-12);
  }

  @Test
  void planesAcrossEachOtherMeetInALineAsLongAsTheOtherIsWide() {
    PlaneGeometry.Line onSagittal = SAGITTAL.cutBy(AXIAL).orElseThrow();

    // z = 120 is 40 mm below the middle of the first row; y from −40.5 to 39.5.
    assertEquals(
        new Turn.Point(-31, 40.5), onSagittal.from().x() < 0 ? onSagittal.from() : onSagittal.to());
    assertEquals(
        new Turn.Point(129, 40.5), onSagittal.from().x() < 0 ? onSagittal.to() : onSagittal.from());

    PlaneGeometry.Line onAxial = AXIAL.cutBy(SAGITTAL).orElseThrow();
    assertEquals(70, onAxial.from().x(), 1e-12);
    assertEquals(70, onAxial.to().x(), 1e-12);
    assertEquals(50, Math.abs(onAxial.from().y() - onAxial.to().y()), 1e-12);
  }

  @Test
  void planesThatDoNotMeetHaveNoLine() {
    assertEquals(Optional.empty(), AXIAL.cutBy(plane(-24.75, -40, 125, 1, 0, 0, 0, 1, 0)));
    assertEquals(Optional.empty(), SAGITTAL.cutBy(plane(20, -40, 120, 1, 0, 0, 0, 1, 0)));
    assertEquals(Optional.empty(), SAGITTAL.cutBy(plane(-60, -40, 120, 1, 0, 0, 0, 1, 0)));
  }

  @Test
  void parallelPlanesSeeThePatientFromTheSameSide() {
    double tilt = Math.toRadians(5);
    assertTrue(AXIAL.parallelTo(plane(0, 0, 0, 1, 0, 0, 0, Math.cos(tilt), Math.sin(tilt))));
    assertFalse(AXIAL.parallelTo(SAGITTAL));
    assertFalse(AXIAL.parallelTo(plane(0, 0, 0, -1, 0, 0, 0, 1, 0)), "seen from the other side");
  }

  @Test
  void aSpacingAtTheDetectorLeadsNowhere() {
    FrameDisplay known =
        new FrameDisplay(
            PhotometricInterpretation.MONOCHROME2,
            ModalityLut.identity(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            SPACING,
            List.of(),
            Optional.of(AXIAL.plane()),
            List.of());
    assertEquals(Optional.of(AXIAL), PlaneGeometry.of(known, 80, 100));

    FrameDisplay projection =
        new FrameDisplay(
            known.photometric(),
            known.modalityLut(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            new PixelSpacing(1, 0.5, PixelSpacing.Origin.DETECTOR),
            List.of(),
            known.plane(),
            List.of());
    assertEquals(Optional.empty(), PlaneGeometry.of(projection, 80, 100));
  }
}
