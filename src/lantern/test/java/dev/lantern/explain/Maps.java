package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Compares maps.
final class Maps {
  private Maps() {}

  /// Pearson's; 1 where both are flat.
  static double correlation(float[] a, float[] b) {
    assertEquals(a.length, b.length);
    double meanA = mean(a);
    double meanB = mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa == 0 && bb == 0 ? 1 : ab / Math.sqrt(aa * bb);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /// Place of the largest value.
  static int peak(float[] values) {
    int peak = 0;
    for (int i = 1; i < values.length; i++) {
      peak = values[i] > values[peak] ? i : peak;
    }
    return peak;
  }
}
