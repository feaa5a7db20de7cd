package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.Optional;

/// A share that was counted, with its score interval: Wilson, Probable inference, the law of
/// succession, and statistical inference, Journal of the American Statistical Association 22, 1927.
public final class Rate {
  /// The 97.5th percentile of the standard normal distribution.
  static final double Z = 1.959963984540054;

  private Rate() {}

  /// @param hits from 0 to `trials`
  /// @return the rate with its 95 % interval; empty where there was no trial
  public static Optional<Estimate> of(int hits, int trials) {
    if (trials == 0) {
      return Optional.empty();
    }
    return Optional.of(of((double) hits / trials, trials));
  }

  /// @param rate from 0 to 1
  /// @param trials at least 1
  static Estimate of(double rate, int trials) {
    double squared = Z * Z / trials;
    double centre = (rate + squared / 2) / (1 + squared);
    double half =
        Z * Math.sqrt(rate * (1 - rate) / trials + squared / (4 * trials)) / (1 + squared);
    // Rounding may leave 0 and 1, where the interval ends exactly, out of the interval.
    return new Estimate(
        rate, Math.clamp(centre - half, 0, rate), Math.clamp(centre + half, rate, 1));
  }
}
