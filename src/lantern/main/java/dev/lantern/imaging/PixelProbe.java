package dev.lantern.imaging;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import java.util.Optional;

/// What one pixel of a frame is: where it lies and what it holds.
///
/// @param column from 0, left to right in the file
/// @param row from 0, top to bottom in the file
/// @param patient the centre of the pixel, where the file says
public record PixelProbe(int column, int row, Optional<PatientPoint> patient, Sample sample) {

  /// A place in the patient, millimetres: x to the left hand, y to the back, z to the head.
  public record PatientPoint(double x, double y, double z) {}

  /// What the pixel holds.
  public sealed interface Sample {
    /// One measured value.
    ///
    /// @param stored as in the file
    /// @param modality after the Modality LUT
    /// @param unit of `modality`; empty where the file names none
    record Grey(double stored, double modality, String unit) implements Sample {}

    /// Background, not anatomy: Pixel Padding Value (0028,0120).
    record Padding(double stored) implements Sample {}

    /// Three stored values.
    record Colour(long red, long green, long blue) implements Sample {}

    /// A place in the palette and the colour there, 8 bits each.
    record Index(long index, int red, int green, int blue) implements Sample {}

    /// The file holds no number here, such as NaN in a map of floats.
    record Nothing() implements Sample {}
  }

  /// The pixel at a place of the frame; empty outside of it.
  public static Optional<PixelProbe> at(Frame frame, FrameDisplay display, int column, int row) {
    if (column < 0 || row < 0 || column >= frame.columns() || row >= frame.rows()) {
      return Optional.empty();
    }
    return Optional.of(
        new PixelProbe(
            column,
            row,
            patient(display, column, row),
            sample(frame, display, (row * frame.columns() + column) * frame.samplesPerPixel())));
  }

  /// Equation C.7.6.2.1-1 of PS3.3 C.7.6.2.1.1. It asks for Pixel Spacing (0028,0030) in the
  /// patient; a spacing at the detector would lead elsewhere.
  private static Optional<PatientPoint> patient(FrameDisplay display, int column, int row) {
    PixelSpacing spacing = display.spacing();
    if (spacing.origin() != PixelSpacing.Origin.CALIBRATED) {
      return Optional.empty();
    }
    return display
        .plane()
        .filter(ImagePlane::orthonormal)
        .map(
            plane ->
                new PatientPoint(
                    along(plane, 0, column, row, spacing),
                    along(plane, 1, column, row, spacing),
                    along(plane, 2, column, row, spacing)));
  }

  private static double along(
      ImagePlane plane, int axis, int column, int row, PixelSpacing spacing) {
    return plane.position().get(axis)
        + plane.orientation().get(axis) * spacing.columnMillimetres() * column
        + plane.orientation().get(axis + 3) * spacing.rowMillimetres() * row;
  }

  private static Sample sample(Frame frame, FrameDisplay display, int index) {
    if (frame.samplesPerPixel() >= 3) {
      return new Sample.Colour(
          (long) frame.value(index), (long) frame.value(index + 1), (long) frame.value(index + 2));
    }
    double stored = frame.value(index);
    if (display.photometric() == PhotometricInterpretation.PALETTE_COLOR
        && display.palette().isPresent()) {
      int rgb = display.palette().get().apply(frame.integer(index));
      return new Sample.Index((long) stored, rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
    if (display.isPadding(stored)) {
      return new Sample.Padding(stored);
    }
    double modality = display.modalityLut().apply(stored);
    return Double.isFinite(stored) && Double.isFinite(modality)
        ? new Sample.Grey(stored, modality, display.modalityLut().namedUnit())
        : new Sample.Nothing();
  }
}
