package dev.lantern.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Makes the files that belong to one diagnosed image, such as its heatmaps. Safe for several
/// threads.
public interface OutcomeFiles {
  /// Says which files are made of an outcome: where it differs from an earlier run's, that run's
  /// rows do not hold.
  String kind();

  /// Whether they tell how far the map of each positive finding can be trusted.
  boolean trust();

  /// The files of an outcome.
  ///
  /// @return paths from the output folder, with forward slashes; no two sources share one
  List<String> names(ImageOutcome.Diagnosed outcome);

  /// Makes these files: when it returns, each is whole, in its place, and safe on disk.
  void write(ImageOutcome.Diagnosed outcome, Path folder) throws IOException;

  /// Removes what a killed run left half written. Nothing else is writing to the folder.
  void sweep(Path folder) throws IOException;
}
