package dev.lantern.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Statistics of order.
final class Ranks {
  private Ranks() {}

  /// Places of the values from the highest to the lowest; of equal ones, in their order.
  static int[] descending(float[] values) {
    // One long a value sorts without boxes: the value's order above, its place below.
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits(values[i] + 0f);
      int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[i] = ((long) ~ascending << 32) | i;
    }
    Arrays.sort(keys);
    int[] places = new int[keys.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) keys[i];
    }
    return places;
  }

  /// Spearman's rank correlation, equal values sharing their mean rank; 0 where one is constant.
  static double correlation(float[] one, float[] other) {
    double[] a = ranks(one);
    double[] b = ranks(other);
    double mean = (one.length - 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }

  private static double[] ranks(float[] values) {
    int[] places = descending(values);
    double[] ranks = new double[values.length];
    for (int from = 0; from < places.length; ) {
      int to = from + 1;
      while (to < places.length && values[places[to]] == values[places[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[places[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /// The median of the absolute rank correlations of a map with others, from 0 to 1.
  static double likeness(float[] map, List<float[]> others) {
    return median(others.stream().map(other -> Math.abs(correlation(map, other))).toList());
  }

  /// The same of all pairs among them.
  ///
  /// @param maps at least two
  static double likeness(List<float[]> maps) {
    List<Double> pairs = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      for (int k = 0; k < i; k++) {
        pairs.add(Math.abs(correlation(maps.get(i), maps.get(k))));
      }
    }
    return median(pairs);
  }

  /// The middle value, or the mean of the two in the middle.
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
