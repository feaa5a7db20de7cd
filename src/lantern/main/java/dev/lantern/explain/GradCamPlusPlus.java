package dev.lantern.explain;

import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.LinearHead;

/// Grad-CAM++ (Chattopadhay et al., WACV 2018) in closed form: behind a pooled-linear head a
/// channel's gradient is the same in all Z cells, `g / Z`, so its weight is
/// `Z · max(0, g/Z) · (g/Z)² / (2 (g/Z)² + (Σ features) · (g/Z)³ + ε)`.
///
/// @param head of the network
public record GradCamPlusPlus(LinearHead head) implements SaliencyMethod {
  /// ε of pytorch-grad-cam 1.5.7; not in the paper, and not small against squares of gradients.
  private static final double EPSILON = 1e-6;

  @Override
  public CellMap map(Explained explained, Passes passes) {
    FeatureMaps features = explained.output().features();
    double[] weights =
        ChannelWeights.gradient(explained.finding(), head, explained.output().logits());
    int cells = features.height() * features.width();
    for (int k = 0; k < weights.length; k++) {
      double sum = 0;
      for (int i = 0; i < cells; i++) {
        sum += features.values()[k * cells + i];
      }
      double gradient = weights[k] / cells;
      double square = gradient * gradient;
      weights[k] =
          gradient > 0
              ? cells * gradient * square / (2 * square + sum * square * gradient + EPSILON)
              : 0;
    }
    return ChannelWeights.map(features, weights);
  }
}
