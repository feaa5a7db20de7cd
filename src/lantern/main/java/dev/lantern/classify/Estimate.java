package dev.lantern.classify;

/// A rate that was measured, with its 95 % interval.
///
/// @param value from `low` to `high`
/// @param low from 0 to 1
/// @param high from 0 to 1
public record Estimate(double value, double low, double high) {
  public Estimate {
    if (!(low >= 0 && low <= value && value <= high && high <= 1)) {
      throw new IllegalArgumentException("estimate " + value + " in " + low + " to " + high);
    }
  }
}
