package dev.lantern.explain;

import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.ImageTransform;

/// The class activation map of a pooled-linear head, in closed form (Zhou et al., CVPR 2016). With
/// the finding's log-odds as its target it is Grad-CAM (Selvaraju et al., ICCV 2017) exactly, up to
/// the constant 1 / (height × width) of the pooling, and needs no backward pass.
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

  @Override
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
    FeatureMaps features = output.features();
    if (features.channels() != head.channels()) {
      throw new IllegalArgumentException(
          features.channels() + " feature maps for a head of " + head.channels());
    }
    double[] gradient = finding.classes().gradient(output.logits());
    int cells = features.height() * features.width();
    double[] sum = new double[cells];
    for (int k = 0; k < features.channels(); k++) {
      double weight = 0;
      for (int c = 0; c < head.classes(); c++) {
        weight += gradient[c] * head.weights()[c * head.channels() + k];
      }
      for (int i = 0; i < cells; i++) {
        sum[i] += weight * features.values()[k * cells + i];
      }
    }
    float[] activation = new float[cells];
    for (int i = 0; i < cells; i++) {
      activation[i] = (float) Math.max(0, sum[i]);
    }
    return activation;
  }
}
