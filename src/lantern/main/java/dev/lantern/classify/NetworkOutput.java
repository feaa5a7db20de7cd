package dev.lantern.classify;

/// What one forward pass gives.
public final class NetworkOutput {
  private final float[] logits;
  private final FeatureMaps features;
  private final float[] gateFeatures;

  /// @param logits one value a class
  /// @param gateFeatures one vector an image, for [FeatureDistance]
  public NetworkOutput(float[] logits, FeatureMaps features, float[] gateFeatures) {
    this.logits = logits;
    this.features = features;
    this.gateFeatures = gateFeatures;
  }

  public float[] logits() {
    return logits;
  }

  /// Place of the largest logit; of equal ones, the first.
  public int topClass() {
    int top = 0;
    for (int i = 1; i < logits.length; i++) {
      top = logits[i] > logits[top] ? i : top;
    }
    return top;
  }

  public FeatureMaps features() {
    return features;
  }

  public float[] gateFeatures() {
    return gateFeatures;
  }
}
