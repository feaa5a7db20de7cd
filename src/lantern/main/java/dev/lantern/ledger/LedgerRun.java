package dev.lantern.ledger;

import java.util.List;

/// One run of the program on an output folder.
///
/// @param program name and version
/// @param precision of the networks
/// @param settings digest of all that decides over the rows
/// @param bundles in the order in which they were asked
public record LedgerRun(String program, String precision, String settings, List<Bundle> bundles) {
  public LedgerRun {
    bundles = List.copyOf(bundles);
  }

  /// @param name id and version
  /// @param hash SHA-256, hexadecimal
  public record Bundle(String name, String hash) {}
}
