package dev.lantern.explain;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.ImageTransform;

/// A way to say where in the image a finding comes from. Safe for several threads.
public sealed interface SaliencyMethod permits ClassActivation {
  /// @param finding whose log-odds are explained
  /// @param output of the forward pass that gave the finding
  /// @param sourceToTensor the geometry steps' way from source pixels to the tensor's pixels
  SaliencyMap explain(FindingRule finding, NetworkOutput output, ImageTransform sourceToTensor);
}
