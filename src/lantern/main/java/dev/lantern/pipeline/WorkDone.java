package dev.lantern.pipeline;

import java.time.Duration;

/// What a batch did by itself, and how long it had nothing to do.
///
/// @param diagnosed images that got their result, by no earlier run
/// @param idle time in which the batch was held, or a watched folder gave no file
public record WorkDone(int diagnosed, Duration idle) {
  public WorkDone {
    if (diagnosed < 0 || idle.isNegative()) {
      throw new IllegalArgumentException(diagnosed + " diagnosed, idle for " + idle);
    }
  }
}
