package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// What a threshold makes of labelled images. Shares carry 95 % intervals and are empty where
/// nothing was there to be counted. The intervals are Wilson's, or where a patient has several of
/// the images, of a bootstrap that draws patients and is made anew at every call (Wilson's over
/// patients where its rounds do not differ, as where all are called rightly).
///
/// @param truePositives called positive, and are
/// @param falsePositives called positive, and are not
/// @param falseNegatives called negative, and are positive
/// @param trueNegatives called negative, and are
/// @param patients the same of each patient's images; empty where none has several
public record Confusion(
    int truePositives,
    int falsePositives,
    int falseNegatives,
    int trueNegatives,
    List<Confusion> patients) {
  public Confusion {
    if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
      throw new IllegalArgumentException("a count below 0");
    }
    patients = List.copyOf(patients);
  }

  /// Of images that each have a patient of their own.
  public Confusion(int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
    this(truePositives, falsePositives, falseNegatives, trueNegatives, List.of());
  }

  /// Positive is probability ≥ threshold.
  public static Confusion at(List<Sample> samples, double threshold) {
    Collection<List<Sample>> patients =
        samples.stream()
            .collect(Collectors.groupingBy(Sample::patient, TreeMap::new, Collectors.toList()))
            .values();
    Confusion all = count(samples, threshold);
    if (patients.size() == samples.size()) {
      return all;
    }
    return new Confusion(
        all.truePositives,
        all.falsePositives,
        all.falseNegatives,
        all.trueNegatives,
        patients.stream().map(own -> count(own, threshold)).toList());
  }

  private static Confusion count(List<Sample> samples, double threshold) {
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

  /// True where the intervals of the shares are of the bootstrap.
  public boolean byPatient() {
    return !patients.isEmpty();
  }

  /// Share of the answers that are right.
  public Optional<Estimate> accuracy() {
    return share(
        it -> it.truePositives + it.trueNegatives,
        it -> it.truePositives + it.falsePositives + it.falseNegatives + it.trueNegatives);
  }

  /// Share of the positives that are called so.
  public Optional<Estimate> sensitivity() {
    return share(it -> it.truePositives, it -> it.truePositives + it.falseNegatives);
  }

  /// Share of the negatives that are called so.
  public Optional<Estimate> specificity() {
    return share(it -> it.trueNegatives, it -> it.trueNegatives + it.falsePositives);
  }

  /// Share of those called positive that are, in a mixture like this one.
  public Optional<Estimate> positivePredictiveValue() {
    return share(it -> it.truePositives, it -> it.truePositives + it.falsePositives);
  }

  /// Share of those called negative that are, in a mixture like this one.
  public Optional<Estimate> negativePredictiveValue() {
    return share(it -> it.trueNegatives, it -> it.trueNegatives + it.falseNegatives);
  }

  /// Harmonic mean of sensitivity and positive predictive value. It is no rate, but 2j / (1 + j) of
  /// one: of j, the share of true positives in all that is positive or called so. The interval is
  /// that of j, carried over.
  public Optional<Estimate> f1() {
    return share(
            it -> it.truePositives, it -> it.truePositives + it.falsePositives + it.falseNegatives)
        .map(j -> new Estimate(f1(j.value()), f1(j.low()), f1(j.high())));
  }

  private Optional<Estimate> share(ToIntFunction<Confusion> hits, ToIntFunction<Confusion> trials) {
    List<Confusion> tried = patients.stream().filter(own -> trials.applyAsInt(own) > 0).toList();
    return tried.isEmpty()
        ? Rate.of(hits.applyAsInt(this), trials.applyAsInt(this))
        : Optional.of(
            PatientBootstrap.share(
                tried.stream().mapToDouble(hits::applyAsInt).toArray(),
                tried.stream().mapToInt(trials).toArray()));
  }

  private static double f1(double jaccard) {
    return 2 * jaccard / (1 + jaccard);
  }
}
