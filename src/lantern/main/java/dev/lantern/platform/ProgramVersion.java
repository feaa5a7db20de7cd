package dev.lantern.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

  /// [#text] and, where it was built from a Git checkout, the commit, with `-dirty` behind it where
  /// files had been changed. Apart from the version: a batch's ledger judges anew where that
  /// changes, and a commit need not change what the program makes of a scan.
  public static String withCommit() {
    String commit = commit();
    return commit.isEmpty() ? text() : text() + " (commit " + commit + ")";
  }

  /// The build writes it beside this class; empty where it was built outside Git.
  private static String commit() {
    try (InputStream stream = ProgramVersion.class.getResourceAsStream("commit.txt")) {
      return stream == null
          ? ""
          : new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
