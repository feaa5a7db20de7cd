package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.classify.FeatureGate;
import dev.lantern.explain.SaliencyMap;
import java.util.List;

/// What a bundle makes of one frame's pixels, whatever the header says.
///
/// @param topClass place, in the bundle's classes, of the one with the largest logit
/// @param saliency one map a finding, in the findings' order
/// @param gate what the second gate says; where it refuses, the score is not to be shown as a
///     judgement
public record Judgement(
    Classification classification,
    int topClass,
    List<SaliencyMap> saliency,
    FeatureGate.Verdict gate) {
  public Judgement {
    saliency = List.copyOf(saliency);
  }
}
