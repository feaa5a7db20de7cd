package dev.lantern.explain;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The methods by the names that command line, screens and reports share.
public enum MethodName {
  CAM("cam", true),
  GRAD_CAM_PLUS_PLUS("grad-cam-plus-plus", true),
  LAYER_CAM("layer-cam", true),
  EIGEN_CAM("eigen-cam", false),
  SCORE_CAM("score-cam", true),
  OCCLUSION("occlusion", true),
  RISE("rise", true),
  INTEGRATED_GRADIENTS("integrated-gradients", true),
  SMOOTH_GRAD("smoothgrad", true);

  private final String word;
  private final boolean classSpecific;

  MethodName(String word, boolean classSpecific) {
    this.word = word;
    this.classSpecific = classSpecific;
  }

  /// Lower case, with hyphens.
  public String word() {
    return word;
  }

  /// False where the map is the same for every finding of an image.
  public boolean classSpecific() {
    return classSpecific;
  }

  /// True where the gradient by the input is asked for, which not every bundle has.
  public boolean byGradient() {
    return this == INTEGRATED_GRADIENTS || this == SMOOTH_GRAD;
  }

  /// True where maps are shown on the bundle's fixed scale, so that two images can be compared;
  /// else each image's peak is shown as 1.
  public boolean fixedScale() {
    return this == CAM;
  }

  /// @return empty where no method has that name
  public static Optional<MethodName> of(String word) {
    return Arrays.stream(values()).filter(method -> method.word.equals(word)).findFirst();
  }

  /// All names, as a sentence lists them.
  public static String list() {
    return Arrays.stream(values()).map(MethodName::word).collect(Collectors.joining(", "));
  }
}
