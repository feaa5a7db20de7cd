package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Area under the ROC curve with DeLong's interval, by midranks: Sun and Xu, Fast implementation of
/// DeLong's algorithm for comparing the areas under correlated receiver operating characteristic
/// curves, IEEE Signal Processing Letters 21, 2014.
final class DeLong {
  private DeLong() {}

  /// The interval is symmetric and cut off at 0 and 1, and takes each image for a patient of its
  /// own; [Interval] has it where no image differs from another of its label.
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
    double half = Rate.Z * Math.sqrt(variance(below) / m + variance(above) / n);
    return Optional.of(
        Interval.ofArea(auc, Math.max(0, auc - half), Math.min(1, auc + half), Math.min(m, n)));
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

  /// NaN of one value.
  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }
}
