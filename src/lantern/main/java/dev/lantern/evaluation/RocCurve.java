package dev.lantern.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sensitivity against the share of false alarms, as the threshold falls.
///
/// @param points from (0, 0) to (1, 1), one a distinct probability; empty unless both labels occur
public record RocCurve(List<Point> points) {
  public RocCurve {
    points = List.copyOf(points);
  }

  /// @param falseAlarms 1 − specificity
  public record Point(double falseAlarms, double sensitivity) {}

  /// Images of one probability are called together.
  public static RocCurve of(List<Sample> samples) {
    List<Counts> steps = Counts.falling(samples);
    Counts last = steps.getLast();
    if (last.positives() == 0 || last.negatives() == 0) {
      return new RocCurve(List.of());
    }
    return new RocCurve(
        steps.stream()
            .map(
                step ->
                    new Point(
                        (double) step.negatives() / last.negatives(),
                        (double) step.positives() / last.positives()))
            .toList());
  }

  /// Images at or above a threshold.
  record Counts(int positives, int negatives) {
    /// From none to all, a step for each distinct probability.
    static List<Counts> falling(List<Sample> samples) {
      List<Sample> sorted = new ArrayList<>(samples);
      sorted.sort(Comparator.comparingDouble(Sample::probability).reversed());
      List<Counts> steps = new ArrayList<>(List.of(new Counts(0, 0)));
      int positives = 0;
      for (int i = 0; i < sorted.size(); i++) {
        positives += sorted.get(i).positive() ? 1 : 0;
        boolean tied =
            i + 1 < sorted.size() && sorted.get(i + 1).probability() == sorted.get(i).probability();
        if (!tied) {
          steps.add(new Counts(positives, i + 1 - positives));
        }
      }
      return List.copyOf(steps);
    }
  }

  /// Mean of the precision over the positives, as they are found with a falling threshold.
  ///
  /// @return NaN without positives
  static double averagePrecision(List<Sample> samples) {
    List<Counts> steps = Counts.falling(samples);
    double sum = 0;
    for (int i = 1; i < steps.size(); i++) {
      Counts step = steps.get(i);
      int found = step.positives() - steps.get(i - 1).positives();
      sum += (double) found * step.positives() / (step.positives() + step.negatives());
    }
    return sum / steps.getLast().positives();
  }
}
