package dev.lantern.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Share of wrong answers as only the surest images are answered.
///
/// @param points one an image, by rising coverage
public record RiskCoverage(List<Point> points) {
  public RiskCoverage {
    points = List.copyOf(points);
  }

  /// @param coverage share of the images that are answered
  /// @param risk share of the answers that are wrong
  public record Point(double coverage, double risk) {}

  /// An answer is the surer, the farther its log-odds lie from the threshold's.
  public static RiskCoverage of(List<Sample> samples, double threshold) {
    List<Sample> sorted = new ArrayList<>(samples);
    double limit = logOdds(threshold);
    sorted.sort(
        Comparator.comparingDouble(sample -> -Math.abs(logOdds(sample.probability()) - limit)));
    List<Point> points = new ArrayList<>();
    int wrong = 0;
    for (Sample sample : sorted) {
      wrong += (sample.probability() >= threshold) == sample.positive() ? 0 : 1;
      int answered = points.size() + 1;
      points.add(new Point((double) answered / sorted.size(), (double) wrong / answered));
    }
    return new RiskCoverage(points);
  }

  /// Infinite at 0 and 1.
  public static double logOdds(double probability) {
    return Math.log(probability) - Math.log1p(-probability);
  }
}
