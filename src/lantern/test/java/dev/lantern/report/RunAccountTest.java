package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.pipeline.WorkDone;
import dev.lantern.platform.Energy;
import dev.lantern.platform.Machine;
import dev.lantern.platform.RunCost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunAccountTest {
  private static final Energy MEASURED = new Energy.Measured(50, List.of("package-0"));
  private static final Energy ESTIMATED = new Energy.Estimated(50, 3.5);
  private static final Duration HELD = Duration.ofSeconds(2);

  @Test
  void countersThatWentOnWhileTheRunWasIdleGiveNoFigureForAnImage() {
    assertEquals(OptionalDouble.of(25), joules(MEASURED, 2, Duration.ZERO));
    assertEquals(OptionalDouble.empty(), joules(MEASURED, 2, HELD));
    assertEquals(OptionalDouble.of(25), joules(ESTIMATED, 2, HELD), "of processor time alone");
    assertEquals(OptionalDouble.empty(), joules(MEASURED, 0, Duration.ZERO));
  }

  private static OptionalDouble joules(Energy energy, int diagnosed, Duration idle) {
    Instant start = Instant.parse("2026-11-23T10:00:00Z");
    var cost =
        new RunCost(
            start, start.plusSeconds(4), Duration.ofSeconds(4), Duration.ofSeconds(6), energy);
    return new RunAccount(
            cost,
            new Machine(2, 1L << 34, "Linux amd64", "25.0.3"),
            List.of("scans"),
            2,
            new WorkDone(diagnosed, idle))
        .joulesPerImage();
  }
}
