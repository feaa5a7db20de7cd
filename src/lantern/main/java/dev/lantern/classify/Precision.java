package dev.lantern.classify;

import java.util.Locale;

/// The numbers that a network computes in.
public enum Precision {
  FLOAT32,
  /// Weights and activations of 8 bits where that pays: faster, and a little less exact.
  INT8;

  /// The word in manifests, reports and on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
