package dev.lantern.cli;

import dev.lantern.classify.Precision;
import picocli.CommandLine.Option;

/// The precision of the networks.
final class PrecisionOption {
  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      description =
          "float32 (default) or int8, where the bundle has it: faster, a little less exact.")
  private Precision precision = Precision.FLOAT32;

  Precision chosen() {
    return precision;
  }
}
