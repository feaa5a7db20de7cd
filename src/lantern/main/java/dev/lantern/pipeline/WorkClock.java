package dev.lantern.pipeline;

import java.time.Duration;

/// How long a batch has worked, and how long it rested meanwhile. For one thread at a time.
final class WorkClock {
  private boolean begun;
  private boolean resting;

  /// Of the monotonic clock, nanoseconds: when work was last begun or taken up again.
  private long since;

  private Duration before = Duration.ZERO;

  /// Of the monotonic clock, nanoseconds: when it last came to rest.
  private long idleSince;

  private Duration idleBefore = Duration.ZERO;

  /// Work begins; where it has begun, this says nothing.
  void begin() {
    if (!begun) {
      begun = true;
      since = System.nanoTime();
    }
  }

  boolean begun() {
    return begun;
  }

  /// @param rests whether time counts as rest from now on
  void rest(boolean rests) {
    long now = System.nanoTime();
    if (rests && !resting) {
      before = elapsed();
      idleSince = now;
    } else if (resting && !rests) {
      idleBefore = idle();
      since = now;
    }
    resting = rests;
  }

  /// Time of work.
  Duration elapsed() {
    return begun && !resting ? before.plusNanos(System.nanoTime() - since) : before;
  }

  /// Time of rest.
  Duration idle() {
    return resting ? idleBefore.plusNanos(System.nanoTime() - idleSince) : idleBefore;
  }
}
