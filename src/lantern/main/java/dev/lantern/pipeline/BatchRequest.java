package dev.lantern.pipeline;

import dev.lantern.inputs.ScanInputs;

/// One batch: what to read and how.
///
/// @param workers threads that diagnose, 1 to 64
public record BatchRequest(ScanInputs inputs, int workers) {
  /// More threads than this only wait for each other.
  public static final int MOST_WORKERS = 64;

  /// Memory of one worker at its work: two decoded frames of 2048 × 2500 pixels, their display and
  /// a picture fit well into it.
  private static final long WORKER_BYTES = 256L << 20;

  public BatchRequest {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("workers: " + workers + ", not 1 to " + MOST_WORKERS);
    }
  }

  /// The same without what the batch itself writes.
  ///
  /// @throws BatchRefusedException as [BatchOutput#leftOutOf]
  public BatchRequest apartFrom(BatchOutput output) throws BatchRefusedException {
    return new BatchRequest(output.leftOutOf(inputs), workers);
  }

  /// One worker for each processor, but no more than the heap has room for.
  public static int standardWorkers() {
    Runtime machine = Runtime.getRuntime();
    long room = Math.max(1, machine.maxMemory() / WORKER_BYTES);
    return (int) Math.min(Math.min(MOST_WORKERS, machine.availableProcessors()), room);
  }
}
