package dev.lantern.pipeline;

import dev.lantern.inputs.ScanInputs;

/// One batch: what to read and how.
///
/// @param workers threads that diagnose, 1 to 64
/// @param isolation what is decoded in processes of its own
public record BatchRequest(ScanInputs inputs, int workers, Isolation isolation) {
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

  public BatchRequest(ScanInputs inputs, int workers) {
    this(inputs, workers, Isolation.standard());
  }

  /// The same without what the batch itself writes.
  ///
  /// @throws BatchRefusedException as [BatchOutput#leftOutOf]
  public BatchRequest apartFrom(BatchOutput output) throws BatchRefusedException {
    return new BatchRequest(output.leftOutOf(inputs), workers, isolation);
  }

  /// One worker for each processor, but no more than the heap has room for.
  public static int standardWorkers() {
    Runtime machine = Runtime.getRuntime();
    long room = Math.max(1, machine.maxMemory() / WORKER_BYTES);
    return (int) Math.min(Math.min(MOST_WORKERS, machine.availableProcessors()), room);
  }
}
