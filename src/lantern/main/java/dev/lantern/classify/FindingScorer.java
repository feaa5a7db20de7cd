package dev.lantern.classify;

import java.util.List;

/// Makes findings out of logits by a bundle's rules. Safe for several threads.
public final class FindingScorer {
  private final String bundle;
  private final String bundleHash;
  private final List<FindingRule> rules;

  /// @param bundle `id version` of the model bundle
  /// @param bundleHash SHA-256 of the bundle, hexadecimal
  /// @param rules in the bundle's order
  public FindingScorer(String bundle, String bundleHash, List<FindingRule> rules) {
    this.bundle = bundle;
    this.bundleHash = bundleHash;
    this.rules = List.copyOf(rules);
  }

  /// Scores every finding at its default operating point.
  public Classification classify(NetworkOutput output) {
    return new Classification(
        bundle, bundleHash, rules.stream().map(rule -> finding(rule, output.logits())).toList());
  }

  private static Finding finding(FindingRule rule, float[] logits) {
    double score = rule.classes().logOdds(logits);
    return rule.finding(score, rule.calibration().probability(score));
  }
}
