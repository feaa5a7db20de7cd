package dev.lantern.explain;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.Tensor;

/// What a map is to explain.
///
/// @param finding whose log-odds are explained
/// @param input that the network saw
/// @param output of the forward pass on it
public record Explained(FindingRule finding, Tensor input, NetworkOutput output) {
  /// The finding's log-odds.
  double score() {
    return score(output);
  }

  /// The finding's log-odds in another pass.
  double score(NetworkOutput other) {
    return finding.classes().logOdds(other.logits());
  }
}
