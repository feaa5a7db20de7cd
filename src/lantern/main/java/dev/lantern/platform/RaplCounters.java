package dev.lantern.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The processor's energy counters (RAPL), as Linux' powercap shows them: packages, and the memory
/// at them. The counters run over after some minutes of full load: read them more often than that.
/// Most systems let the administrator alone read them.
final class RaplCounters {
  /// Microjoules in a joule.
  private static final double MICRO = 1e6;

  private final List<Zone> zones;

  private RaplCounters(List<Zone> zones) {
    this.zones = zones;
  }

  /// @param powercap the class's folder
  /// @return empty where there is no counter, or one that cannot be read
  static Optional<RaplCounters> open(Path powercap) {
    try (Stream<Path> entries = Files.list(powercap)) {
      List<Zone> zones = new ArrayList<>();
      for (Path entry : entries.sorted().toList()) {
        if (counts(entry)) {
          zones.add(new Zone(entry));
        }
      }
      return zones.isEmpty() ? Optional.empty() : Optional.of(new RaplCounters(zones));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Packages and their memory. The other zones (`core`, `uncore`, `psys`, and the same package
  /// seen through memory-mapped registers) hold, or lie within, what these count.
  private static boolean counts(Path zone) throws IOException {
    String file = String.valueOf(zone.getFileName());
    if (!file.matches("intel-rapl:\\d+(:\\d+)?")) {
      return false;
    }
    String name = word(zone, "name");
    return name.startsWith("package") || name.equals("dram");
  }

  List<String> domains() {
    return zones.stream().map(zone -> zone.name).toList();
  }

  /// Joules of all domains since [#open].
  ///
  /// @throws IOException where a counter can be read no longer
  double joules() throws IOException {
    double sum = 0;
    for (Zone zone : zones) {
      sum += zone.advance();
    }
    return sum / MICRO;
  }

  private static String word(Path zone, String file) throws IOException {
    return Files.readString(zone.resolve(file)).strip();
  }

  private static final class Zone {
    private final Path folder;
    private final String name;
    private final long range;
    private long last;
    private double sum;

    Zone(Path folder) throws IOException {
      this.folder = folder;
      this.name = word(folder, "name");
      this.range = number("max_energy_range_uj");
      this.last = number("energy_uj");
    }

    /// Microjoules since the zone was opened.
    double advance() throws IOException {
      long now = number("energy_uj");
      sum += now >= last ? now - last : range - last + now;
      last = now;
      return sum;
    }

    private long number(String file) throws IOException {
      try {
        return Long.parseLong(word(folder, file));
      } catch (NumberFormatException e) {
        throw new IOException(name + " holds no number in " + file, e);
      }
    }
  }
}
