package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Area under the ROC curve with DeLong's interval, by midranks: Sun and Xu, Fast implementation of
/// DeLong's algorithm for comparing the areas under correlated receiver operating characteristic
/// curves, IEEE Signal Processing Letters 21, 2014.
final class DeLong {
  /// What rounding leaves of a half-width of 0.
  private static final double SMALLEST = 1e-9;

  private DeLong() {}

  /// The interval is symmetric and cut off at 0 and 1; it is 0 to 1 where a label occurs but once,
  /// since one image tells nothing of the spread. Where no image differs from another of its label,
  /// as when all positives lie above all negatives, the estimated variance is 0, and the interval
  /// would be a point, which a few images cannot know: it is then Wilson's, with as many trials as
  /// the rarer label has images. It takes each image for a patient of its own.
  ///
  /// @return empty unless both labels occur
  static Optional<Estimate> auc(List<Sample> samples) {
    double[] positive = probabilities(samples, true);
    double[] negative = probabilities(samples, false);
    int m = positive.length;
    int n = negative.length;
    if (m == 0 || n == 0) {
      return Optional.empty();
    }
    double[] all = Arrays.copyOf(positive, m + n);
    System.arraycopy(negative, 0, all, m, n);
    double[] among = midranks(all);
    double[] amongPositive = midranks(positive);
    double[] amongNegative = midranks(negative);
    double[] below = new double[m];
    for (int i = 0; i < m; i++) {
      below[i] = (among[i] - amongPositive[i]) / n;
    }
    double[] above = new double[n];
    for (int j = 0; j < n; j++) {
      above[j] = 1 - (among[m + j] - amongNegative[j]) / m;
    }
    double auc = Math.clamp(Arrays.stream(below).average().orElseThrow(), 0, 1);
    if (m == 1 || n == 1) {
      return Optional.of(new Estimate(auc, 0, 1));
    }
    double half = Rate.Z * Math.sqrt(variance(below) / m + variance(above) / n);
    if (half < SMALLEST) {
      return Optional.of(Rate.of(auc, Math.min(m, n)));
    }
    return Optional.of(new Estimate(auc, Math.max(0, auc - half), Math.min(1, auc + half)));
  }

  private static double[] probabilities(List<Sample> samples, boolean positive) {
    return samples.stream()
        .filter(sample -> sample.positive() == positive)
        .mapToDouble(Sample::probability)
        .toArray();
  }

  /// Ranks from 1; equal values share the middle of theirs.
  private static double[] midranks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to + 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }
}
