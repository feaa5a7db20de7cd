package dev.lantern.platform;

import java.time.Duration;
import java.time.Instant;

/// What a work took.
///
/// @param started by the machine's clock
/// @param ended by the machine's clock
/// @param wall elapsed, by a clock that is never set
/// @param cpu of this process and its children
/// @param energy meanwhile
public record RunCost(Instant started, Instant ended, Duration wall, Duration cpu, Energy energy) {
  public RunCost {
    if (wall.isNegative() || cpu.isNegative()) {
      throw new IllegalArgumentException("wall " + wall + ", processor " + cpu);
    }
  }

  /// Wall time in seconds.
  public double wallSeconds() {
    return wall.toNanos() / 1e9;
  }

  /// CPU time in seconds.
  public double cpuSeconds() {
    return cpu.toNanos() / 1e9;
  }
}
