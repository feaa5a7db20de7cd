package dev.lantern.preprocess;

import dev.lantern.modelbundle.PreprocessStep.PercentileWindow;

/// Modality values to 0 … 1 in float32, and inverted grey turned over.
///
/// @param low modality value shown as 0
/// @param factor 1 / (high − low), or 0 where the two are one
/// @param turned 1 − value at the end
record Window(float low, float factor, boolean turned) {
  static Window between(float low, float high, boolean turned) {
    return new Window(low, high == low ? 0 : (float) (1 / ((double) high - low)), turned);
  }

  float apply(float value) {
    float scaled = Math.clamp((value - low) * factor, 0f, 1f);
    return turned ? 1 - scaled : scaled;
  }

  /// Index into the sorted values.
  ///
  /// @param percent from 0 to 100
  /// @param count of the values, at least 1
  static long rank(double percent, long count) {
    return (long) Math.floor(percent / 100 * (count - 1) + 0.5);
  }

  static long lowRank(PercentileWindow step, long count) {
    return rank(step.low(), count);
  }

  static long highRank(PercentileWindow step, long count) {
    return rank(step.high(), count);
  }
}
