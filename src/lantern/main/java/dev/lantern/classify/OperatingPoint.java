package dev.lantern.classify;

/// A threshold that turns a probability into positive or negative, with what it gave on the
/// validation data.
///
/// @param name stable name: `youden`
/// @param threshold on the calibrated probability, from 0 to 1
/// @param sensitivity measured at this threshold, from 0 to 1
/// @param specificity measured at this threshold, from 0 to 1
public record OperatingPoint(
    String name, double threshold, double sensitivity, double specificity) {
  public OperatingPoint {
    if (name.isBlank()) {
      throw new IllegalArgumentException("operating point without a name");
    }
    if (!unit(threshold) || !unit(sensitivity) || !unit(specificity)) {
      throw new IllegalArgumentException(
          "operating point " + threshold + ", " + sensitivity + ", " + specificity);
    }
  }

  private static boolean unit(double value) {
    return value >= 0 && value <= 1;
  }
}
