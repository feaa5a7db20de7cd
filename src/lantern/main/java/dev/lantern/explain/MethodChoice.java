package dev.lantern.explain;

import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.LinearHead;
import dev.lantern.imaging.Tensor;
import java.util.Optional;

/// A method as the reader asked for it.
///
/// @param squares of the occlusion; empty for those that fit the network, and for other methods
public record MethodChoice(MethodName name, Optional<Occlusion> squares) {
  public MethodChoice {
    if (squares.isPresent() && name != MethodName.OCCLUSION) {
      throw new IllegalArgumentException("squares for " + name.word());
    }
  }

  /// The method with its own numbers.
  public static MethodChoice of(MethodName name) {
    return new MethodChoice(name, Optional.empty());
  }

  /// True where the method can be used on a tensor of these sides.
  public boolean fits(int height, int width) {
    return squares.isEmpty() || squares.get().fits(height, width);
  }

  /// @param head of the network
  /// @param features that the network makes of the input
  public SaliencyMethod method(LinearHead head, FeatureMaps features, Tensor input) {
    return switch (name) {
      case CAM -> new ClassActivation(head);
      case GRAD_CAM_PLUS_PLUS -> new GradCamPlusPlus(head);
      case LAYER_CAM -> new LayerCam(head);
      case EIGEN_CAM -> new EigenCam();
      case SCORE_CAM -> new ScoreCam();
      case OCCLUSION -> squares.orElseGet(() -> Occlusion.fitting(features, input));
      case RISE -> Rise.quick();
      case INTEGRATED_GRADIENTS -> IntegratedGradients.standard(head);
      case SMOOTH_GRAD -> SmoothGrad.standard(head);
    };
  }
}
