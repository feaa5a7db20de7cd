package dev.lantern.platform;

import java.util.Optional;

/// Name and version of the program, from its jar's manifest.
public final class ProgramVersion {
  private ProgramVersion() {}

  /// `Lantern 0.1.0`; outside a jar, `Lantern (development)`.
  public static String text() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
        .map(version -> "Lantern " + version)
        .orElse("Lantern (development)");
  }
}
