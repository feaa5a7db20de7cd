package dev.lantern.explain;

import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;

/// Feature maps added up, and the weights of a pooled-linear head for it.
final class ChannelWeights {
  private ChannelWeights() {}

  /// The derivative of a finding's log-odds by each channel's mean: `Σ_c ds/dlogit_c · W[c,k]`. By
  /// one cell of the channel it is this over the number of cells, the same everywhere: why
  /// Grad-CAM and HiResCAM are the class activation map for such a head.
  ///
  /// @return one value a channel
  static double[] gradient(FindingRule finding, LinearHead head, float[] logits) {
    double[] byLogit = finding.classes().gradient(logits);
    double[] gradient = new double[head.channels()];
    for (int c = 0; c < head.classes(); c++) {
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] += byLogit[c] * head.weights()[c * head.channels() + k];
      }
    }
    return gradient;
  }

  /// `Σ_k weights_k · features_k`.
  ///
  /// @param weights one a channel
  /// @return height × width
  static double[] sum(FeatureMaps features, double[] weights) {
    if (features.channels() != weights.length) {
      throw new IllegalArgumentException(
          features.channels() + " feature maps for a head of " + weights.length);
    }
    int cells = features.height() * features.width();
    double[] sum = new double[cells];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < cells; i++) {
        sum[i] += weights[k] * features.values()[k * cells + i];
      }
    }
    return sum;
  }

  static CellMap map(FeatureMaps features, double[] weights) {
    return CellMap.of(features.height(), features.width(), sum(features, weights));
  }
}
