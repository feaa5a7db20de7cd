package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import dev.lantern.imaging.PixelProbe.PatientPoint;
import dev.lantern.imaging.PixelProbe.Sample;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PixelProbeTest {
  private static final ImagePlane AXIAL =
      new ImagePlane(List.of(-50.0, -40.0, 120.0), List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0));
  private static final PixelSpacing SPACING =
      new PixelSpacing(2, 0.5, PixelSpacing.Origin.CALIBRATED);
  private static final ModalityLut HU = new ModalityLut.Rescale(2, -1024, "HU");

  @Test
  void saysWhatTheStandardsEquationSays() {
    assertEquals(
        Optional.of(
            new PixelProbe(
                2,
                1,
                Optional.of(new PatientPoint(-49, -38, 120)),
                new Sample.Grey(1032, 1040, "HU"))),
        PixelProbe.at(frame(), display(HU, SPACING, AXIAL), 2, 1));
  }

  @Test
  void followsAnObliquePlane() {
    // Rows run to the feet, columns lean by 3-4-5 between left and back.
    ImagePlane plane =
        new ImagePlane(List.of(1.0, 2.0, 3.0), List.of(0.6, 0.8, 0.0, 0.0, 0.0, -1.0));

    assertEquals(
        Optional.of(new PatientPoint(1 + 0.6, 2 + 0.8, 3 - 2)),
        PixelProbe.at(frame(), display(HU, SPACING, plane), 2, 1).orElseThrow().patient());
  }

  @Test
  void givesNoPlaceWhereThePlaneOrTheSpacingIsNone() {
    for (List<Double> orientation :
        List.of(
            List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
            List.of(1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
            List.of(2.0, 0.0, 0.0, 0.0, 1.0, 0.0),
            List.of(Double.NaN, 0.0, 0.0, 0.0, 1.0, 0.0))) {
      ImagePlane plane = new ImagePlane(List.of(1.0, 2.0, 3.0), orientation);
      assertEquals(Optional.empty(), place(display(HU, SPACING, plane)), orientation.toString());
    }
    ImagePlane nowhere =
        new ImagePlane(
            List.of(Double.POSITIVE_INFINITY, 2.0, 3.0), List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0));
    assertEquals(Optional.empty(), place(display(HU, SPACING, nowhere)));
    PixelSpacing detector = new PixelSpacing(2, 0.5, PixelSpacing.Origin.DETECTOR);
    assertEquals(Optional.empty(), place(display(HU, detector, AXIAL)));
  }

  private static Optional<PatientPoint> place(FrameDisplay display) {
    return PixelProbe.at(frame(), display, 0, 0).orElseThrow().patient();
  }

  @Test
  void isNothingOutsideOfTheFrame() {
    FrameDisplay display = display(HU, SPACING, AXIAL);
    for (int[] place : new int[][] {{-1, 0}, {0, -1}, {3, 0}, {0, 2}}) {
      assertEquals(Optional.empty(), PixelProbe.at(frame(), display, place[0], place[1]));
    }
  }

  @Test
  void tellsPaddingFromAnatomy() {
    assertEquals(new Sample.Padding(1000), sample(frame(), display(HU, SPACING, AXIAL)));
  }

  @Test
  void namesNoUnitWhereTheFileCallsItUnspecified() {
    ModalityLut unspecified = new ModalityLut.Rescale(1, 0, "US");

    assertEquals(
        new Sample.Grey(1016, 1016, ""),
        PixelProbe.at(frame(), display(unspecified, SPACING, AXIAL), 1, 0).orElseThrow().sample());
  }

  @Test
  void neverSaysNotANumber() {
    byte[] floats =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).array();

    assertEquals(
        new Sample.Nothing(),
        sample(
            new Frame(1, 1, 1, SampleType.FLOAT32, floats),
            FrameDisplay.ofValues(PhotometricInterpretation.MONOCHROME2)));
  }

  @Test
  void givesColourAsThreeValues() {
    byte[] bytes = {(byte) 200, 100, 7};

    assertEquals(
        new Sample.Colour(200, 100, 7),
        sample(
            new Frame(1, 1, 3, SampleType.UINT8, bytes),
            FrameDisplay.ofValues(PhotometricInterpretation.RGB)));
  }

  private static Sample sample(Frame frame, FrameDisplay display) {
    return PixelProbe.at(frame, display, 0, 0).orElseThrow().sample();
  }

  /// 1000, 1016, 1008 / 1024, 1040, 1032; the first is padding.
  private static Frame frame() {
    short[] values = {1000, 1016, 1008, 1024, 1040, 1032};
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(values);
    return new Frame(2, 3, 1, SampleType.UINT16, bytes.array());
  }

  private static FrameDisplay display(ModalityLut lut, PixelSpacing spacing, ImagePlane plane) {
    return new FrameDisplay(
        PhotometricInterpretation.MONOCHROME2,
        lut,
        List.of(),
        Optional.empty(),
        Optional.of(new PaddingRange(1000, 1000)),
        false,
        spacing,
        List.of(),
        Optional.of(plane),
        List.of());
  }
}
