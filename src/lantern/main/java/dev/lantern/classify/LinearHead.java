package dev.lantern.classify;

/// The head of a network: `logits = weights · mean(features) + bias`.
public final class LinearHead {
  private final int classes;
  private final int channels;
  private final float[] weights;
  private final float[] bias;

  /// @param weights classes × channels
  /// @param bias one value a class
  public LinearHead(int classes, int channels, float[] weights, float[] bias) {
    if (weights.length != classes * channels || bias.length != classes) {
      throw new IllegalArgumentException("head of " + weights.length + " and " + bias.length);
    }
    this.classes = classes;
    this.channels = channels;
    this.weights = weights;
    this.bias = bias;
  }

  /// What the head makes of feature maps: the promise that saliency rests on.
  ///
  /// @return one value a class
  public float[] logits(FeatureMaps features) {
    int cells = features.height() * features.width();
    double[] means = new double[features.channels()];
    for (int k = 0; k < means.length; k++) {
      double sum = 0;
      for (int i = 0; i < cells; i++) {
        sum += features.values()[k * cells + i];
      }
      means[k] = sum / cells;
    }
    float[] logits = new float[classes];
    for (int c = 0; c < classes; c++) {
      double sum = bias[c];
      for (int k = 0; k < means.length; k++) {
        sum += weights[c * means.length + k] * means[k];
      }
      logits[c] = (float) sum;
    }
    return logits;
  }

  public int classes() {
    return classes;
  }

  public int channels() {
    return channels;
  }

  public float[] weights() {
    return weights;
  }

  public float[] bias() {
    return bias;
  }
}
