package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.ArrayList;
import java.util.List;

/// How far probabilities can be taken at their word: bins of equal width, and in each what was
/// predicted and what was so.
///
/// @param bins that hold at least one image, by rising probability
public record Reliability(List<Bin> bins) {
  private static final int BINS = 10;

  public Reliability {
    bins = List.copyOf(bins);
  }

  /// @param low from here, inclusive
  /// @param high up to here, exclusive; inclusive where it is 1
  /// @param count images, at least 1
  /// @param predicted mean probability
  /// @param observed share of positives
  public record Bin(double low, double high, int count, double predicted, double observed) {
    /// The observed share with Wilson's 95 % interval.
    public Estimate interval() {
      return Rate.of(observed, count);
    }
  }

  /// Ten bins, as the training code makes them.
  public static Reliability of(List<Sample> samples) {
    int[] count = new int[BINS];
    double[] predicted = new double[BINS];
    int[] positive = new int[BINS];
    for (Sample sample : samples) {
      int bin = Math.min((int) (sample.probability() * BINS), BINS - 1);
      count[bin]++;
      predicted[bin] += sample.probability();
      positive[bin] += sample.positive() ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (count[bin] > 0) {
        bins.add(
            new Bin(
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                count[bin],
                predicted[bin] / count[bin],
                (double) positive[bin] / count[bin]));
      }
    }
    return new Reliability(bins);
  }

  /// Expected calibration error: mean distance between predicted and observed, bins weighted by
  /// their counts; NaN without images.
  double expectedCalibrationError() {
    int images = bins.stream().mapToInt(Bin::count).sum();
    return bins.stream()
            .mapToDouble(bin -> bin.count() * Math.abs(bin.predicted() - bin.observed()))
            .sum()
        / images;
  }
}
