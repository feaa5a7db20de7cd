package dev.lantern.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// How far a batch was at one moment.
///
/// @param found files listed; 0 until they are
/// @param positive diagnosed, with a positive finding
/// @param takenOver of those done, by an earlier run
/// @param refused of those done, by the listing
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
    int refused,
    long bytes,
    Duration elapsed,
    boolean paused) {
  public BatchProgress {
    int done = diagnosed + skipped + failed;
    if (done > found || takenOver + refused > done) {
      throw new IllegalArgumentException(
          "%d + %d + %d of %d, %d taken over, %d refused"
              .formatted(diagnosed, skipped, failed, found, takenOver, refused));
    }
  }

  /// Files that have their outcome.
  public int done() {
    return diagnosed + skipped + failed;
  }

  /// Files a second that this run reads and judges; empty until it has done one. What the listing
  /// refused came all at once, and says nothing of the time that the others take.
  public OptionalDouble rate() {
    int own = done() - takenOver - refused;
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
