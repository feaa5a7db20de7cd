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

  /// Memory of one worker at its work: two decoded frames of 2048 × 2500 pixels, their display and
  /// a picture fit well into it.
  private static final long WORKER_BYTES = 256L << 20;

  public BatchRequest {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("nothing to scan");
    }
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("workers: " + workers + ", not 1 to " + MOST_WORKERS);
    }
    inputs = List.copyOf(inputs);
  }

  /// One worker for each processor, but no more than the heap has room for.
  public static int standardWorkers() {
    Runtime machine = Runtime.getRuntime();
    long room = Math.max(1, machine.maxMemory() / WORKER_BYTES);
    return (int) Math.min(Math.min(MOST_WORKERS, machine.availableProcessors()), room);
  }
}
