package dev.lantern.report;

import dev.lantern.classify.Precision;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.Isolation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A batch as the user orders it, by command or in the window.
///
/// @param isolation what is decoded in processes of its own
/// @param watch how long a file has to rest to be complete, where the inputs are folders to watch
///     until the user ends it; empty for a batch of what is there
public record BatchOrder(
    BatchRequest request,
    BatchOutput output,
    Isolation isolation,
    Networks networks,
    Exports exports,
    Optional<Duration> watch) {
  /// Which networks judge.
  ///
  /// @param bundle that judges; empty: for each image the first made for it
  /// @param precision of every network
  /// @param operatingPoint at which findings are decided that have one of this name; empty: each
  ///     at its default
  public record Networks(
      Optional<String> bundle, Precision precision, Optional<String> operatingPoint) {}

  /// What is left beside the pictures.
  ///
  /// @param formats each of which is a file, or a folder of them
  /// @param inputs as the user named them, for the account of the run
  public record Exports(Set<ReportFormat> formats, ReportContent content, List<String> inputs) {
    public Exports {
      formats = Set.copyOf(formats);
      inputs = List.copyOf(inputs);
    }
  }
}
