package dev.lantern.classify;

import dev.lantern.imaging.NpyFile;
import java.util.Arrays;
import java.util.List;

/// How far an image lies from the training images in the network's feature space: the Euclidean
/// distance to the `neighbours`-th nearest of them, after a linear projection (Sun et al.,
/// Out-of-Distribution Detection with Deep Nearest Neighbors, ICML 2022). Sums are float64. Safe
/// for several threads.
public final class FeatureDistance {
  private final float[] mean;
  private final float[] projection;
  private final float[] bank;
  private final int dimensions;
  private final int neighbours;
  private final double limit;

  /// @param mean features: D values
  /// @param projection dimensions × D
  /// @param bank training images × dimensions, projected
  /// @param neighbours 1 for the nearest; at most as many as the bank has rows
  /// @param limit above 0; what lies farther is not judged
  public FeatureDistance(
      NpyFile.Floats mean,
      NpyFile.Floats projection,
      NpyFile.Floats bank,
      int neighbours,
      double limit) {
    List<Integer> from = mean.shape();
    List<Integer> to = projection.shape();
    List<Integer> rows = bank.shape();
    if (from.size() != 1 || to.size() != 2 || rows.size() != 2) {
      throw new IllegalArgumentException("shapes " + from + ", " + to + ", " + rows);
    }
    if (!to.getLast().equals(from.getFirst()) || !rows.getLast().equals(to.getFirst())) {
      throw new IllegalArgumentException("shapes " + from + ", " + to + ", " + rows);
    }
    if (neighbours < 1 || neighbours > rows.getFirst()) {
      throw new IllegalArgumentException(neighbours + " neighbours of " + rows.getFirst());
    }
    if (!(limit > 0) || !Double.isFinite(limit)) {
      throw new IllegalArgumentException("limit " + limit);
    }
    this.mean = mean.values();
    this.projection = projection.values();
    this.bank = bank.values();
    this.dimensions = to.getFirst();
    this.neighbours = neighbours;
    this.limit = limit;
  }

  /// How many features an image has.
  public int features() {
    return mean.length;
  }

  /// The distance above which an image is not judged.
  public double limit() {
    return limit;
  }

  /// @param features of one image, as many as [#features]
  /// @return at least 0
  public double of(float[] features) {
    double[] point = projected(features);
    double[] nearest = new double[neighbours];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int row = 0; row < bank.length; row += dimensions) {
      double squares = 0;
      for (int i = 0; i < dimensions; i++) {
        double difference = point[i] - bank[row + i];
        squares += difference * difference;
      }
      insert(squares, nearest);
    }
    return Math.sqrt(nearest[neighbours - 1]);
  }

  /// False for what lies beyond the limit, and for what is not a number.
  public boolean familiar(double distance) {
    return distance <= limit;
  }

  private double[] projected(float[] features) {
    if (features.length != mean.length) {
      throw new IllegalArgumentException(features.length + " features, not " + mean.length);
    }
    double[] point = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      double sum = 0;
      for (int k = 0; k < mean.length; k++) {
        sum += projection[i * mean.length + k] * ((double) features[k] - mean[k]);
      }
      point[i] = sum;
    }
    return point;
  }

  /// Puts a value into its place among the smallest, which stand in rising order.
  private static void insert(double value, double[] smallest) {
    int place = smallest.length - 1;
    if (value >= smallest[place]) {
      return;
    }
    for (; place > 0 && smallest[place - 1] > value; place--) {
      smallest[place] = smallest[place - 1];
    }
    smallest[place] = value;
  }
}
