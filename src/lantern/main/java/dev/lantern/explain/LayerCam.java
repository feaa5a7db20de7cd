package dev.lantern.explain;

import dev.lantern.classify.LinearHead;

/// LayerCAM (Jiang et al., IEEE TIP 2021) of the last feature maps: every cell weighted by its own
/// gradient where that is above 0. Behind a pooled-linear head that is the class activation map of
/// the channels that speak for the finding, up to the constant 1 / (height × width).
///
/// @param head of the network
public record LayerCam(LinearHead head) implements SaliencyMethod {
  @Override
  public CellMap map(Explained explained, Passes passes) {
    double[] weights =
        ChannelWeights.gradient(explained.finding(), head, explained.output().logits());
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.max(0, weights[k]);
    }
    return ChannelWeights.map(explained.output().features(), weights);
  }
}
