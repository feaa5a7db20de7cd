package dev.lantern.classify;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// The thresholds that a bundle offers for a finding, and the one that decides.
///
/// @param all at least one, names unique
/// @param byDefault name of the one that decides unless another is chosen
/// @param chosen name of the one that decides
public record OperatingPoints(List<OperatingPoint> all, String byDefault, String chosen) {
  public OperatingPoints {
    all = List.copyOf(all);
    List<String> names = all.stream().map(OperatingPoint::name).toList();
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("operating points named twice: " + names);
    }
    for (String name : List.of(byDefault, chosen)) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException("operating point '" + name + "' is none of " + names);
      }
    }
  }

  /// Nothing is chosen.
  public OperatingPoints(List<OperatingPoint> all, String byDefault) {
    this(all, byDefault, byDefault);
  }

  /// The same, with another that decides.
  ///
  /// @param name of one of them; empty, or of none of them, for the default
  public OperatingPoints choosing(Optional<String> name) {
    return new OperatingPoints(all, byDefault, name.filter(this::has).orElse(byDefault));
  }

  /// The one that decides.
  public OperatingPoint inUse() {
    return all.stream().filter(point -> point.name().equals(chosen)).findFirst().orElseThrow();
  }

  public boolean has(String name) {
    return all.stream().anyMatch(point -> point.name().equals(name));
  }

  /// Whether another of them would turn the verdict: the probability lies between the lowest and
  /// the highest of the thresholds.
  public boolean undecided(double probability) {
    return probability >= lowest() && probability < highest();
  }

  /// Threshold.
  public double lowest() {
    return thresholds().min().orElseThrow();
  }

  /// Threshold.
  public double highest() {
    return thresholds().max().orElseThrow();
  }

  private DoubleStream thresholds() {
    return all.stream().mapToDouble(OperatingPoint::threshold);
  }
}
