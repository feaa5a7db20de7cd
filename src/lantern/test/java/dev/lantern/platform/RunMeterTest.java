package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Energy and time, from files as Linux shows them.
final class RunMeterTest {
  private static final long RANGE = 262_143_328_850L;

  private final Path powercap;

  RunMeterTest(@TempDir Path powercap) {
    this.powercap = powercap;
  }

  @Test
  void addsPackagesAndMemoryAndNothingThatTheyHold() throws IOException {
    zone("intel-rapl:0", "package-0", 1_000_000);
    zone("intel-rapl:0:0", "core", 5);
    zone("intel-rapl:0:2", "dram", 7_000_000);
    zone("intel-rapl:1", "package-1", 2_000_000);
    zone("intel-rapl:2", "psys", 9);
    zone("intel-rapl-mmio:0", "package-0", 1_000_000);
    Files.createDirectory(powercap.resolve("intel-rapl"));
    try (RunMeter meter = RunMeter.on(powercap)) {
      count("intel-rapl:0", 31_000_000);
      count("intel-rapl:0:2", 8_500_000);
      count("intel-rapl:1", 2_250_000);
      count("intel-rapl:2", 99_000_000);
      count("intel-rapl-mmio:0", 31_000_000);

      assertEquals(
          new Energy.Measured(31.75, List.of("package-0", "dram", "package-1")),
          meter.read().energy());
    }
  }

  @Test
  void followsACounterThatRunsOver() throws IOException {
    zone("intel-rapl:0", "package-0", RANGE - 1_000_000);
    RaplCounters counters = RaplCounters.open(powercap).orElseThrow();
    count("intel-rapl:0", 500_000);
    assertEquals(1.5, counters.joules());
    count("intel-rapl:0", 2_500_000);
    assertEquals(3.5, counters.joules());
  }

  @Test
  void estimatesWhereThereIsNoCounter() {
    try (RunMeter meter = RunMeter.on(powercap.resolve("none"))) {
      RunCost cost = meter.read();

      assertEquals(new Energy.Estimated(cost.cpuSeconds() * 3.5, 3.5), cost.energy());
    }
  }

  @Test
  void estimatesWhereACounterCannotBeRead() throws IOException {
    zone("intel-rapl:0", "package-0", 1);
    Files.delete(powercap.resolve("intel-rapl:0").resolve("energy_uj"));
    assertTrue(RaplCounters.open(powercap).isEmpty());
  }

  @Test
  void estimatesTheWholeWhereACounterIsLostOnTheWay() throws IOException {
    zone("intel-rapl:0", "package-0", 1_000_000);
    try (RunMeter meter = RunMeter.on(powercap)) {
      count("intel-rapl:0", 9_000_000);
      assertEquals(new Energy.Measured(8, List.of("package-0")), meter.read().energy());
      Files.writeString(powercap.resolve("intel-rapl:0").resolve("energy_uj"), "none");
      assertInstanceOf(Energy.Estimated.class, meter.read().energy());
    }
  }

  @Test
  void countsTheTimeOfChildrenThatEnded() {
    String stat =
        "42 (a ) b) S 1 42 42 0 -1 4194304 100 200 0 0 11 12 150 50 20 0 1 0 9 1 2 3 4 5 6 7 8";
    assertEquals(Duration.ofSeconds(2), CpuTime.ofEnded(stat));
  }

  @Test
  void theMachineHasNoNameOfItsOwnInItsWords() {
    Machine machine = Machine.here();
    assertTrue(machine.processors() >= 1 && machine.memoryBytes() > 1L << 28, machine.toString());
    assertFalse(machine.toString().contains(System.getProperty("user.home")), machine.toString());
  }

  private void zone(String folder, String name, long microjoules) throws IOException {
    Path zone = Files.createDirectory(powercap.resolve(folder));
    Files.writeString(zone.resolve("name"), name + "\n");
    Files.writeString(zone.resolve("max_energy_range_uj"), RANGE + "\n");
    count(folder, microjoules);
  }

  private void count(String folder, long microjoules) throws IOException {
    Files.writeString(powercap.resolve(folder).resolve("energy_uj"), microjoules + "\n");
  }
}
