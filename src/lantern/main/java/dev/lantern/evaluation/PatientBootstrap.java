package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Area under the ROC curve, a share or a mean, with the interval of a bootstrap that draws
/// patients, each with all their images: images of one patient are alike, and an interval that does
/// not know it, as DeLong's or Wilson's, is then too narrow. [Interval] has those of rounds that do
/// not differ, where drawing anew teaches nothing.
final class PatientBootstrap {
  static final int ROUNDS = 2000;

  private static final long SEED = 20_261_123;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /// By rising probability.
  private final double[] probability;

  private final boolean[] positive;
  private final int[] patient;
  private final int patients;

  private PatientBootstrap(List<Sample> samples) {
    Sample[] sorted = samples.toArray(Sample[]::new);
    Arrays.sort(sorted, (a, b) -> Double.compare(a.probability(), b.probability()));
    probability = new double[sorted.length];
    positive = new boolean[sorted.length];
    patient = new int[sorted.length];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < sorted.length; i++) {
      probability[i] = sorted[i].probability();
      positive[i] = sorted[i].positive();
      patient[i] = numbers.computeIfAbsent(sorted[i].patient(), _ -> numbers.size());
    }
    patients = numbers.size();
  }

  /// The middle 95 % of the rounds; rounds that drew one label only are left out.
  ///
  /// @return empty unless both labels occur
  static Optional<Estimate> auc(List<Sample> samples) {
    var bootstrap = new PatientBootstrap(samples);
    int[] once = new int[bootstrap.patients];
    Arrays.fill(once, 1);
    double auc = bootstrap.auc(once);
    if (Double.isNaN(auc)) {
      return Optional.empty();
    }
    double[] rounds = bootstrap.rounds();
    int rarer = Math.min(bootstrap.patientsWith(true), bootstrap.patientsWith(false));
    return Optional.of(Interval.ofArea(auc, low(auc, rounds), high(auc, rounds), rarer));
  }

  /// A figure of one image.
  record Value(double value, String patient) {}

  /// A share of images.
  ///
  /// @param hits of each patient, at least one patient
  /// @param trials of each patient, at least 1
  static Estimate share(double[] hits, int[] trials) {
    return mean(Arrays.stream(hits).sum() / Arrays.stream(trials).sum(), hits, trials);
  }

  /// @param values from 0 to 1, one an image, at least one
  static Estimate mean(List<Value> values) {
    List<List<Value>> patients =
        List.copyOf(
            values.stream()
                .collect(Collectors.groupingBy(Value::patient, TreeMap::new, Collectors.toList()))
                .values());
    double[] sums =
        patients.stream()
            .mapToDouble(own -> own.stream().mapToDouble(Value::value).sum())
            .toArray();
    int[] counts = patients.stream().mapToInt(List::size).toArray();
    return mean(values.stream().mapToDouble(Value::value).average().orElseThrow(), sums, counts);
  }

  /// @param mean of all images
  /// @param sums over the images of each patient
  /// @param counts of them
  private static Estimate mean(double mean, double[] sums, int[] counts) {
    var random = new Random(SEED);
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < sums.length; i++) {
        int patient = random.nextInt(sums.length);
        sum += sums[patient];
        count += counts[patient];
      }
      rounds[round] = sum / count;
    }
    Arrays.sort(rounds);
    return Interval.of(mean, low(mean, rounds), high(mean, rounds), sums.length);
  }

  private static double low(double value, double[] sorted) {
    return Math.min(value, percentile(sorted, LOW));
  }

  private static double high(double value, double[] sorted) {
    return Math.max(value, percentile(sorted, HIGH));
  }

  private int patientsWith(boolean label) {
    return (int)
        IntStream.range(0, positive.length)
            .filter(i -> positive[i] == label)
            .map(i -> patient[i])
            .distinct()
            .count();
  }

  private double[] rounds() {
    var random = new Random(SEED);
    double[] rounds = new double[ROUNDS];
    int[] drawn = new int[patients];
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.fill(drawn, 0);
      for (int i = 0; i < patients; i++) {
        drawn[random.nextInt(patients)]++;
      }
      rounds[round] = auc(drawn);
    }
    return Arrays.stream(rounds).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  /// @param drawn how often each patient came
  /// @return NaN where one label alone came
  private double auc(int[] drawn) {
    double pairs = 0;
    long positives = 0;
    long negatives = 0;
    int i = 0;
    while (i < probability.length) {
      long tiedPositives = 0;
      long tiedNegatives = 0;
      double tied = probability[i];
      for (; i < probability.length && probability[i] == tied; i++) {
        if (positive[i]) {
          tiedPositives += drawn[patient[i]];
        } else {
          tiedNegatives += drawn[patient[i]];
        }
      }
      pairs += tiedPositives * (negatives + tiedNegatives / 2.0);
      positives += tiedPositives;
      negatives += tiedNegatives;
    }
    return pairs / ((double) positives * negatives);
  }

  /// Between the two nearest values, in proportion.
  ///
  /// @param sorted at least one value: where both labels occur, a round has both at least every
  ///     second time
  private static double percentile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
