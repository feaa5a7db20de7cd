package dev.lantern.classify;

import java.util.List;

/// The classes of a softmax that together make a finding; the others are its absence.
///
/// @param classes how many classes the network has, at least two
/// @param members indices of the finding's classes: at least one, never all
public record ClassSet(int classes, List<Integer> members) {
  public ClassSet {
    members = members.stream().distinct().sorted().toList();
    if (members.isEmpty() || members.size() >= classes) {
      throw new IllegalArgumentException(members.size() + " of " + classes + " classes");
    }
    if (members.getFirst() < 0 || members.getLast() >= classes) {
      throw new IllegalArgumentException("classes " + members + " of " + classes);
    }
  }

  /// `log(p / (1 - p))` of the finding under softmax.
  ///
  /// @param logits one value a class
  public double logOdds(float[] logits) {
    requireLength(logits);
    return logSumExp(logits, true) - logSumExp(logits, false);
  }

  /// The derivative of [#logOdds] by each logit: the softmax within the finding's classes, and
  /// minus the softmax within the others.
  ///
  /// @return one value a class
  public double[] gradient(float[] logits) {
    requireLength(logits);
    double in = logSumExp(logits, true);
    double out = logSumExp(logits, false);
    double[] gradient = new double[classes];
    for (int c = 0; c < classes; c++) {
      gradient[c] = members.contains(c) ? Math.exp(logits[c] - in) : -Math.exp(logits[c] - out);
    }
    return gradient;
  }

  private double logSumExp(float[] logits, boolean member) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      if (members.contains(c) == member) {
        largest = Math.max(largest, logits[c]);
      }
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      if (members.contains(c) == member) {
        sum += Math.exp(logits[c] - largest);
      }
    }
    return largest + Math.log(sum);
  }

  private void requireLength(float[] logits) {
    if (logits.length != classes) {
      throw new IllegalArgumentException(logits.length + " logits for " + classes + " classes");
    }
  }
}
