package dev.lantern.explain;

import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.ImageTransform;

/// The class activation map of a pooled-linear head, in closed form (Zhou et al., CVPR 2016). With
/// the finding's log-odds as its target it is Grad-CAM (Selvaraju et al., ICCV 2017) and HiResCAM
/// (Draelos and Carin, 2020) exactly, up to the constant 1 / (height × width) of the pooling, and
/// needs no backward pass.
public final class ClassActivation implements SaliencyMethod {
  private final LinearHead head;
  private final int tensorHeight;
  private final int tensorWidth;

  /// @param head of the network
  /// @param tensorHeight of the network's input, pixels
  /// @param tensorWidth of the network's input, pixels
  public ClassActivation(LinearHead head, int tensorHeight, int tensorWidth) {
    if (tensorHeight < 1 || tensorWidth < 1) {
      throw new IllegalArgumentException("tensor of " + tensorHeight + " × " + tensorWidth);
    }
    this.head = head;
    this.tensorHeight = tensorHeight;
    this.tensorWidth = tensorWidth;
  }

  /// The map as it is shown, on the bundle's fixed scale.
  ///
  /// @param finding whose log-odds are explained
  /// @param output of the forward pass that gave the finding
  /// @param sourceToTensor the geometry steps' way from source pixels to the tensor's pixels
  public SaliencyMap explain(
      FindingRule finding, NetworkOutput output, ImageTransform sourceToTensor) {
    FeatureMaps features = output.features();
    float[] shown = activation(finding, output);
    for (int i = 0; i < shown.length; i++) {
      shown[i] = (float) Math.min(1, shown[i] / finding.saliencyScale());
    }
    ImageTransform tensorToGrid =
        new ImageTransform(
            (double) features.width() / tensorWidth, 0,
            (double) features.height() / tensorHeight, 0);
    return new SaliencyMap(
        finding.id(),
        features.height(),
        features.width(),
        shown,
        sourceToTensor.then(tensorToGrid));
  }

  /// The map before it is scaled: `relu(Σ_k (Σ_c ds/dlogit_c · W[c,k]) · features_k)`.
  ///
  /// @return height × width of the feature grid, at least 0, no upper bound
  float[] activation(FindingRule finding, NetworkOutput output) {
    double[] sum = signed(finding, head, output.features(), output.logits());
    float[] activation = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      activation[i] = (float) Math.max(0, sum[i]);
    }
    return activation;
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

  static CellMap map(FindingRule finding, LinearHead head, NetworkOutput output) {
    FeatureMaps features = output.features();
    return CellMap.of(
        features.height(), features.width(), signed(finding, head, features, output.logits()));
  }
}
