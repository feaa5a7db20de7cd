package dev.lantern.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Measures what a work takes, from the moment it is made. It reads files of the system and changes
/// nothing. To be closed, since it looks at the energy counters from time to time.
public final class RunMeter implements AutoCloseable {
  /// The smallest counters run over after 65 kJ: 200 s at 300 W.
  private static final long LOOK_SECONDS = 30;

  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private final Duration cpuBefore = CpuTime.now();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<RaplCounters> counters;

  private RunMeter(Path powercap) {
    counters = RaplCounters.open(powercap);
    if (counters.isPresent()) {
      Thread.ofPlatform().daemon().name("energy").start(this::look);
    }
  }

  /// Starts to measure.
  public static RunMeter start() {
    return on(Path.of("/sys/class/powercap"));
  }

  static RunMeter on(Path powercap) {
    return new RunMeter(powercap);
  }

  /// What was taken until now.
  public RunCost read() {
    Duration wall = Duration.ofNanos(System.nanoTime() - startedNanos);
    Duration cpu = CpuTime.now().minus(cpuBefore);
    // A child that ended unseen takes its time along.
    Duration counted = cpu.isNegative() ? Duration.ZERO : cpu;
    return new RunCost(started, Instant.now(), wall, counted, energy(counted));
  }

  private synchronized Energy energy(Duration cpu) {
    if (counters.isPresent()) {
      try {
        RaplCounters read = counters.get();
        return new Energy.Measured(read.joules(), read.domains());
      } catch (IOException e) {
        // Half a measurement is none.
        counters = Optional.empty();
      }
    }
    return new Energy.Estimated(
        cpu.toNanos() / 1e9 * Energy.Estimated.WATTS, Energy.Estimated.WATTS);
  }

  private void look() {
    try {
      while (!closed.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
        energy(Duration.ZERO);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
