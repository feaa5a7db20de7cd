package dev.lantern.classify;

import java.util.List;

/// A threshold that turns a probability into positive or negative, with what it gave on the
/// validation data.
///
/// @param name stable name: `youden`
/// @param threshold on the calibrated probability, from 0 to 1
/// @param sensitivity measured at this threshold
/// @param specificity measured at this threshold
/// @param predictiveValues at stated prevalences, each but once
public record OperatingPoint(
    String name,
    double threshold,
    Estimate sensitivity,
    Estimate specificity,
    List<PredictiveValues> predictiveValues) {
  public OperatingPoint {
    if (name.isBlank()) {
      throw new IllegalArgumentException("operating point without a name");
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("operating point at " + threshold);
    }
    predictiveValues = List.copyOf(predictiveValues);
    List<Double> prevalences =
        predictiveValues.stream().map(PredictiveValues::prevalence).distinct().toList();
    if (prevalences.size() != predictiveValues.size()) {
      throw new IllegalArgumentException("a prevalence stands twice: " + predictiveValues);
    }
  }

  /// What a verdict is worth where the finding is so common.
  ///
  /// @param prevalence above 0 and below 1
  /// @param positive part of the positives that have it
  /// @param negative part of the negatives that have it not
  public record PredictiveValues(double prevalence, Estimate positive, Estimate negative) {
    public PredictiveValues {
      if (!(prevalence > 0 && prevalence < 1)) {
        throw new IllegalArgumentException("predictive values at a prevalence of " + prevalence);
      }
    }
  }
}
