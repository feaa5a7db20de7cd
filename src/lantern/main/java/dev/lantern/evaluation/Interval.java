package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;

/// The 95 % interval of a figure from 0 to 1 where its images do not differ, as where all are hits,
/// or all positives lie above all negatives: a spread of 0 would make it a point, which a few
/// images or patients cannot know. It is then Wilson's, with as many trials as there are of them:
/// of all figures with that mean, a share spreads most.
final class Interval {
  /// What rounding leaves of a width of 0.
  private static final double SMALLEST = 1e-9;

  private Interval() {}

  /// @param low at most `value`, as estimated
  /// @param high at least `value`, as estimated
  /// @param trials that are independent of each other, at least 1
  static Estimate of(double value, double low, double high, int trials) {
    return high - low < SMALLEST ? Rate.of(value, trials) : new Estimate(value, low, high);
  }

  /// Of an area under the ROC curve: 0 to 1 where a label occurs but once, which tells nothing of
  /// the spread.
  ///
  /// @param rarer images, or patients, of the rarer label; at least 1
  static Estimate ofArea(double auc, double low, double high, int rarer) {
    return rarer == 1 ? new Estimate(auc, 0, 1) : of(auc, low, high, rarer);
  }
}
