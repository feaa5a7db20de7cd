package dev.lantern.ui.measure;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measured;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.Roi;
import dev.lantern.imaging.RoiStatistics;
import dev.lantern.ui.words.FiveDigits;
import dev.lantern.ui.words.Words;

/// The words of measurements. A value never stands without where its spacing comes from.
final class MeasureWords {
  private final Words words;

  MeasureWords(Words words) {
    this.words = words;
  }

  /// What kind of shape it is.
  String kind(MeasureShape shape) {
    return switch (shape) {
      case MeasureShape.Length _ -> words.of("measure.kind.length");
      case MeasureShape.Angle _ -> words.of("measure.kind.angle");
      case MeasureShape.Cobb _ -> words.of("measure.kind.cobb");
      case MeasureShape.Arrow _ -> words.of("measure.kind.arrow");
      case MeasureShape.Text _ -> words.of("measure.kind.text");
      case Roi.Rectangle _ -> words.of("measure.kind.rectangle");
      case Roi.Ellipse _ -> words.of("measure.kind.ellipse");
      case Roi.Polygon _ -> words.of("measure.kind.polygon");
    };
  }

  /// What stands beside the shape: written words, or the value, below it where its spacing comes
  /// from and the statistics; empty for an arrow.
  String label(MeasureShape shape, Measured measured) {
    if (shape instanceof MeasureShape.Text text) {
      return text.words();
    }
    return switch (measured) {
      case Measured.Length length -> value(measured) + "\n" + origin(length.spacing());
      case Measured.Angle angle -> value(measured) + "\n" + origin(angle.spacing());
      case Measured.Area area ->
          value(measured)
              + "\n"
              + origin(area.spacing())
              + area.statistics().map(found -> "\n" + statistics(found)).orElse("");
      case Measured.Undefined _, Measured.Nothing _ -> value(measured);
    };
  }

  /// For a line of the list.
  String line(MeasureShape shape, Measured measured) {
    String value = label(shape, measured).lines().findFirst().orElse("");
    return value.isEmpty() ? kind(shape) : words.of("measure.line", kind(shape), value);
  }

  /// Below the line: the frame, and where the spacing comes from.
  String detail(MeasurementRow row, int frames) {
    String frame = words.of("viewer.frame", row.position() + 1, frames);
    return switch (row.measured()) {
      case Measured.Length length -> words.of("measure.line", frame, origin(length.spacing()));
      case Measured.Angle angle -> words.of("measure.line", frame, origin(angle.spacing()));
      case Measured.Area area -> words.of("measure.line", frame, origin(area.spacing()));
      case Measured.Undefined _, Measured.Nothing _ -> frame;
    };
  }

  private String value(Measured measured) {
    return switch (measured) {
      case Measured.Length length ->
          words.of(
              length.spacing().physical() ? "measure.length.mm" : "measure.length.px",
              figure(length.value()));
      case Measured.Angle angle -> words.of("measure.degrees", words.decimal(angle.degrees(), 1));
      case Measured.Area area ->
          words.of(
              area.spacing().physical() ? "measure.area.mm" : "measure.area.px",
              figure(area.value()));
      case Measured.Undefined undefined ->
          switch (undefined.why()) {
            case NO_DIRECTION -> words.of("measure.no-direction");
            case CROSSES_ITSELF -> words.of("measure.crosses-itself");
          };
      case Measured.Nothing _ -> "";
    };
  }

  private String origin(PixelSpacing spacing) {
    return switch (spacing.origin()) {
      case CALIBRATED -> words.of("measure.origin.calibrated");
      case GEOMETRIC -> words.of("measure.origin.geometric");
      case UNSPECIFIED -> words.of("measure.origin.unspecified");
      case DETECTOR -> words.of("measure.origin.detector");
      case ULTRASOUND_REGION -> words.of("measure.origin.ultrasound-region");
      case NONE -> words.of(spacing.aspect() == 1 ? "measure.origin.none" : "measure.origin.ratio");
    };
  }

  private String statistics(RoiStatistics found) {
    return words.of(
        "measure.statistics",
        FiveDigits.of(words, found.mean()),
        FiveDigits.of(words, found.standardDeviation()),
        FiveDigits.of(words, found.minimum()),
        FiveDigits.of(words, found.maximum()),
        found.unit().isEmpty() ? "" : " " + found.unit(),
        found.pixels());
  }

  /// Two decimals below ten, then one.
  private String figure(double value) {
    return words.decimal(value, value < 9.995 ? 2 : 1);
  }
}
