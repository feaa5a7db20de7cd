package dev.lantern.report;

import dev.lantern.pipeline.WorkDone;
import dev.lantern.platform.Energy;
import dev.lantern.platform.Machine;
import dev.lantern.platform.RunCost;
import java.util.List;
import java.util.OptionalDouble;

/// What the run that ended a batch did and took. It stands in the summary and the report, never in
/// the tables: those are the same however often a batch was interrupted.
///
/// @param cost of this run
/// @param machine that it ran on
/// @param inputs as the user named them
/// @param workers threads that diagnosed
/// @param done by this run
public record RunAccount(
    RunCost cost, Machine machine, List<String> inputs, int workers, WorkDone done) {
  public RunAccount {
    inputs = List.copyOf(inputs);
    if (workers < 1) {
      throw new IllegalArgumentException(workers + " workers");
    }
  }

  /// Images that got their result in this run.
  int diagnosed() {
    return done.diagnosed();
  }

  /// Wall time in seconds, without that in which there was nothing to do.
  double workSeconds() {
    return Math.max(0, cost.wall().minus(done.idle()).toNanos() / 1e9);
  }

  /// Images diagnosed in a second of work; empty where none was.
  OptionalDouble imagesPerSecond() {
    double seconds = workSeconds();
    return diagnosed() == 0 || seconds == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(diagnosed() / seconds);
  }

  /// Energy of an image; empty where none was diagnosed, and where the run was idle under counters,
  /// which go on meanwhile.
  OptionalDouble joulesPerImage() {
    boolean idle = cost.energy() instanceof Energy.Measured && done.idle().isPositive();
    return diagnosed() == 0 || idle
        ? OptionalDouble.empty()
        : OptionalDouble.of(cost.energy().joules() / diagnosed());
  }
}
