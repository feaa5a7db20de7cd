package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;

/// A way to say where in the image a finding comes from. Safe for several threads, and the same map
/// for the same image each time.
public sealed interface SaliencyMethod
    permits ClassActivation,
        GradCamPlusPlus,
        LayerCam,
        EigenCam,
        ScoreCam,
        Occlusion,
        Rise,
        IntegratedGradients,
        SmoothGrad {
  /// @param passes for methods that look at changed images, or at gradients
  /// @throws ClassifierException where the engine fails on a changed image
  /// @throws InterruptedException where it is cancelled
  CellMap map(Explained explained, Passes passes) throws ClassifierException, InterruptedException;
}
