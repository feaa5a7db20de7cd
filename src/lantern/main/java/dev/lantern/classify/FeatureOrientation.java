package dev.lantern.classify;

import dev.lantern.imaging.NpyFile;
import java.util.List;

/// Whether an image looks rotated, upside down or inverted: a linear score over the network's gate
/// features, fitted on training images that were made so. Sums are float64. Safe for several
/// threads.
public final class FeatureOrientation {
  private final float[] weights;
  private final double bias;
  private final double limit;

  /// @param weights features: D values
  /// @param bias added to their sum
  /// @param limit what scores higher is not judged
  public FeatureOrientation(NpyFile.Floats weights, double bias, double limit) {
    List<Integer> shape = weights.shape();
    if (shape.size() != 1) {
      throw new IllegalArgumentException("shape " + shape);
    }
    if (!Double.isFinite(bias) || !Double.isFinite(limit)) {
      throw new IllegalArgumentException("bias " + bias + ", limit " + limit);
    }
    this.weights = weights.values();
    this.bias = bias;
    this.limit = limit;
  }

  /// How many features an image has.
  int features() {
    return weights.length;
  }

  /// @param features of one image, as many as the weights
  /// @return the higher, the more like a rotated or inverted image
  public double of(float[] features) {
    if (features.length != weights.length) {
      throw new IllegalArgumentException(features.length + " features, not " + weights.length);
    }
    double sum = bias;
    for (int k = 0; k < weights.length; k++) {
      sum += (double) weights[k] * features[k];
    }
    return sum;
  }

  /// False for what lies above the limit, and for what is not a number.
  boolean upright(double score) {
    return score <= limit;
  }
}
