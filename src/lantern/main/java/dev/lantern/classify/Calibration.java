package dev.lantern.classify;

/// Raw log-odds to a probability.
public sealed interface Calibration {
  /// @param score log-odds
  /// @return from 0 to 1
  double probability(double score);

  /// False where the number is only an order.
  boolean calibrated();

  /// Platt scaling: `1 / (1 + exp(-(slope × score + offset)))`.
  ///
  /// @param slope above 0, so that the order of scores is kept
  record Platt(double slope, double offset) implements Calibration {
    public Platt {
      if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(offset)) {
        throw new IllegalArgumentException("Platt scaling " + slope + ", " + offset);
      }
    }

    @Override
    public double probability(double score) {
      return 1 / (1 + Math.exp(-(slope * score + offset)));
    }

    @Override
    public boolean calibrated() {
      return true;
    }
  }

  /// The network's own probability, uncalibrated.
  record None() implements Calibration {
    @Override
    public double probability(double score) {
      return 1 / (1 + Math.exp(-score));
    }

    @Override
    public boolean calibrated() {
      return false;
    }
  }
}
