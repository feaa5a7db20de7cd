package dev.lantern.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// How far a batch was at one moment.
///
/// @param found files listed; 0 until they are
/// @param positive diagnosed, with a positive finding
/// @param takenOver of those done, by an earlier run
/// @param bytes read of the files that this run did
/// @param elapsed since the first file was begun, without the time that the batch was held
/// @param paused it is held
public record BatchProgress(
    int found,
    int diagnosed,
    int skipped,
    int failed,
    int positive,
    int takenOver,
    long bytes,
    Duration elapsed,
    boolean paused) {
  public BatchProgress {
    if (diagnosed + skipped + failed > found || takenOver > diagnosed + skipped + failed) {
      throw new IllegalArgumentException(
          "%d + %d + %d of %d, %d taken over"
              .formatted(diagnosed, skipped, failed, found, takenOver));
    }
  }

  /// Files that have their outcome.
  public int done() {
    return diagnosed + skipped + failed;
  }

  /// Files a second that this run does; empty until it has done one.
  public OptionalDouble rate() {
    int own = done() - takenOver;
    return own == 0 || elapsed.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of(own / (elapsed.toNanos() / 1e9));
  }

  /// Time left at this rate; empty until there is one.
  public Optional<Duration> remaining() {
    OptionalDouble rate = rate();
    return rate.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) ((found - done()) / rate.getAsDouble() * 1e9)));
  }
}
