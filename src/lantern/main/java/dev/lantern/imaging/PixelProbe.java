package dev.lantern.imaging;

import java.util.Optional;

/// What one pixel of a frame is: where it lies and what it holds.
///
/// @param column from 0, left to right in the file
/// @param row from 0, top to bottom in the file
/// @param patient the centre of the pixel, where the file says
public record PixelProbe(int column, int row, Optional<PatientPoint> patient, Sample sample) {
  private static final double MIDDLE = 0.5;

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
            PlaneGeometry.of(display, frame.rows(), frame.columns())
                .map(plane -> plane.patient(column + MIDDLE, row + MIDDLE)),
            sample(frame, display, (row * frame.columns() + column) * frame.samplesPerPixel())));
  }

  private static Sample sample(Frame frame, FrameDisplay display, int index) {
    if (frame.samplesPerPixel() >= 3) {
      return new Sample.Colour(
          (long) frame.value(index), (long) frame.value(index + 1), (long) frame.value(index + 2));
    }
    double stored = frame.value(index);
    Optional<PaletteLut> palette =
        display.palette().filter(lut -> display.supplement().isEmpty() || lut.maps(stored));
    if (palette.isPresent()) {
      int rgb = palette.get().apply(frame.integer(index));
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
