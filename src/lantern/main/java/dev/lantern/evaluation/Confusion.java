package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.List;
import java.util.Optional;

/// What a threshold makes of labelled images. Rates carry Wilson's 95 % intervals and are empty
/// where nothing was there to be counted.
///
/// @param truePositives called positive, and are
/// @param falsePositives called positive, and are not
/// @param falseNegatives called negative, and are positive
/// @param trueNegatives called negative, and are
public record Confusion(
    int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
  public Confusion {
    if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
      throw new IllegalArgumentException("a count below 0");
    }
  }

  /// Positive is probability ≥ threshold.
  public static Confusion at(List<Sample> samples, double threshold) {
    int truePositives = 0;
    int falsePositives = 0;
    int positives = 0;
    for (Sample sample : samples) {
      positives += sample.positive() ? 1 : 0;
      if (sample.probability() >= threshold) {
        truePositives += sample.positive() ? 1 : 0;
        falsePositives += sample.positive() ? 0 : 1;
      }
    }
    int negatives = samples.size() - positives;
    return new Confusion(
        truePositives, falsePositives, positives - truePositives, negatives - falsePositives);
  }

  /// Share of the answers that are right.
  public Optional<Estimate> accuracy() {
    return Rate.of(
        truePositives + trueNegatives,
        truePositives + falsePositives + falseNegatives + trueNegatives);
  }

  /// Share of the positives that are called so.
  public Optional<Estimate> sensitivity() {
    return Rate.of(truePositives, truePositives + falseNegatives);
  }

  /// Share of the negatives that are called so.
  public Optional<Estimate> specificity() {
    return Rate.of(trueNegatives, trueNegatives + falsePositives);
  }

  /// Share of those called positive that are, in a mixture like this one.
  public Optional<Estimate> positivePredictiveValue() {
    return Rate.of(truePositives, truePositives + falsePositives);
  }

  /// Share of those called negative that are, in a mixture like this one.
  public Optional<Estimate> negativePredictiveValue() {
    return Rate.of(trueNegatives, trueNegatives + falseNegatives);
  }

  /// Harmonic mean of sensitivity and positive predictive value. It is no rate, but 2j / (1 + j) of
  /// one: of j, the share of true positives in all that is positive or called so. The interval is
  /// that of j, carried over.
  public Optional<Estimate> f1() {
    return Rate.of(truePositives, truePositives + falsePositives + falseNegatives)
        .map(j -> new Estimate(f1(j.value()), f1(j.low()), f1(j.high())));
  }

  private static double f1(double jaccard) {
    return 2 * jaccard / (1 + jaccard);
  }
}
