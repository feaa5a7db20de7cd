package dev.lantern.pipeline;

import dev.lantern.inputs.ScanInputs;
import java.nio.file.Path;
import java.util.Optional;

/// Where a batch leaves its results, and what it makes of those of an earlier run.
///
/// @param folder of the results, the ledger among them
/// @param fresh forget what an earlier run did, and do everything
/// @param retryFailed do again what failed in an earlier run
/// @param quarantine folder for what failed; its files are never inputs
public record BatchOutput(
    Path folder, boolean fresh, boolean retryFailed, Optional<Path> quarantine) {
  /// Looks whether the results would be read as scans by the next run, or inputs be left out as the
  /// quarantine's. To be asked before anything is written.
  ///
  /// @throws BatchRefusedException where the folder is one of the inputs, or the quarantine is one
  ///     or lies above one
  public void requireApartFrom(ScanInputs inputs) throws BatchRefusedException {
    Path results = OwnFiles.real(folder);
    Optional<Path> collected = quarantine.map(OwnFiles::real);
    for (Path input : (Iterable<Path>) inputs.named().map(OwnFiles::real)::iterator) {
      if (input.equals(results)) {
        throw new BatchRefusedException(
            "Results cannot be written into the folder that is scanned: name one within it, as "
                + folder.resolve("results")
                + ".");
      }
      if (collected.isPresent() && input.startsWith(collected.get())) {
        Path named = quarantine.orElseThrow();
        throw new BatchRefusedException(
            "Failed files cannot be collected in %s, where inputs lie: name another folder, as %s."
                .formatted(named, named.resolve("failed")));
      }
    }
  }

  /// The inputs without what Lantern itself writes.
  public ScanInputs leftOutOf(ScanInputs inputs) {
    return inputs.without(OwnFiles.folders(this, inputs));
  }
}
