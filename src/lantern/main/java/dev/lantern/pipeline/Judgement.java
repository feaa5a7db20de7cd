package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.explain.SaliencyMap;
import java.util.List;

/// What a bundle makes of one frame's pixels, whatever the header says.
///
/// @param topClass place, in the bundle's classes, of the one with the largest logit
/// @param saliency one map a finding, in the findings' order
/// @param distance from the training images in feature space, at least 0
/// @param familiar distance ≤ the bundle's limit; where false, the score is not to be shown as a
///     judgement
public record Judgement(
    Classification classification,
    int topClass,
    List<SaliencyMap> saliency,
    double distance,
    boolean familiar) {
  public Judgement {
    saliency = List.copyOf(saliency);
  }
}
