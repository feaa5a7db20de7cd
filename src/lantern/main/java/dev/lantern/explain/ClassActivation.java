package dev.lantern.explain;

import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;

/// The class activation map of a pooled-linear head, in closed form (Zhou et al., CVPR 2016). With
/// the finding's log-odds as its target it is Grad-CAM (Selvaraju et al., ICCV 2017) and HiResCAM
/// (Draelos and Carin, 2020) exactly, up to the constant 1 / (height × width) of the pooling, and
/// needs no backward pass.
public final class ClassActivation implements SaliencyMethod {
  private final LinearHead head;

  /// @param head of the network
  public ClassActivation(LinearHead head) {
    this.head = head;
  }

  /// The map as it is shown, on the bundle's fixed scale.
  ///
  /// @param finding whose log-odds are explained
  /// @param output of the forward pass that gave the finding
  /// @param input of that pass
  /// @param sourceToTensor the geometry steps' way from source pixels to the input's pixels
  public SaliencyMap explain(
      FindingRule finding, NetworkOutput output, Tensor input, ImageTransform sourceToTensor) {
    return map(finding, head, output)
        .shown(finding.id(), finding.saliencyScale(), input, sourceToTensor);
  }

  /// The map with what speaks against the finding.
  static double[] signed(
      FindingRule finding, LinearHead head, FeatureMaps features, float[] logits) {
    return ChannelWeights.sum(features, ChannelWeights.gradient(finding, head, logits));
  }

  @Override
  public CellMap map(Explained explained, Passes passes) {
    return map(explained.finding(), head, explained.output());
  }

  /// `Σ_k (Σ_c ds/dlogit_c · W[c,k]) · features_k`, on the feature grid.
  static CellMap map(FindingRule finding, LinearHead head, NetworkOutput output) {
    FeatureMaps features = output.features();
    return CellMap.of(
        features.height(), features.width(), signed(finding, head, features, output.logits()));
  }
}
