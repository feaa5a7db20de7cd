package dev.lantern.pipeline;

import java.nio.file.Path;
import java.util.List;

/// One batch: what to read and how.
///
/// @param inputs files, folders, ZIP archives, DICOMDIRs; at least one
/// @param recursive look into folders of folders
/// @param workers threads that diagnose, 1 to 64
public record BatchRequest(List<Path> inputs, boolean recursive, int workers) {
  /// More threads than this only wait for each other.
  public static final int MOST_WORKERS = 64;

  public BatchRequest {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("nothing to scan");
    }
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("workers: " + workers + ", not 1 to " + MOST_WORKERS);
    }
    inputs = List.copyOf(inputs);
  }
}
