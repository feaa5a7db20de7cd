package dev.lantern.classify;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// What the network says of one finding on one image.
///
/// @param id stable id, used in reports: `pneumonia`
/// @param name as shown
/// @param score raw log-odds
/// @param probability from 0 to 1
/// @param calibrated false where the bundle carries no calibration; the number is then only an
///     order
/// @param operatingPoint in use
/// @param positive probability ≥ the operating point's threshold
public record Finding(
    String id,
    String name,
    double score,
    double probability,
    boolean calibrated,
    OperatingPoint operatingPoint,
    boolean positive) {
  public Finding {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability " + probability);
    }
    if (positive != (probability >= operatingPoint.threshold())) {
      throw new IllegalArgumentException("positive does not follow from the probability");
    }
  }

  /// The first of those of the greatest [#urgency].
  ///
  /// @param findings at least one
  public static Finding mostUrgent(List<Finding> findings) {
    return Collections.max(findings, Comparator.comparingDouble(Finding::urgency));
  }

  /// Of the operating point in use, from 0 to 1.
  public double threshold() {
    return operatingPoint.threshold();
  }

  /// The probability, stretched on both sides so that every threshold lies at 0.5: from 0 (surely
  /// absent) to 1 (surely present). So findings of different thresholds can be put in one order.
  public double urgency() {
    double threshold = threshold();
    if (positive) {
      return threshold == 1 ? 1 : 0.5 + 0.5 * (probability - threshold) / (1 - threshold);
    }
    return 0.5 * probability / threshold;
  }
}
