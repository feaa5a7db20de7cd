package dev.lantern.classify;

/// What one forward pass gives.
public final class NetworkOutput {
  private final float[] logits;
  private final FeatureMaps features;

  /// @param logits one value a class
  public NetworkOutput(float[] logits, FeatureMaps features) {
    this.logits = logits;
    this.features = features;
  }

  public float[] logits() {
    return logits;
  }

  public FeatureMaps features() {
    return features;
  }
}
