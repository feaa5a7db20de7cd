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
