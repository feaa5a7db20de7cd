package dev.lantern.pipeline;

import dev.lantern.inputs.ScanInputs;

/// One batch: what to read and how.
///
/// @param workers threads that diagnose, 1 to 64
public record BatchRequest(ScanInputs inputs, int workers) {
  /// More threads than this only wait for each other.
  public static final int MOST_WORKERS = 64;

  public BatchRequest {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("workers: " + workers + ", not 1 to " + MOST_WORKERS);
    }
  }
}
