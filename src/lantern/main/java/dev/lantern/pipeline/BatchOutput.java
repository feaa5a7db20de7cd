package dev.lantern.pipeline;

import dev.lantern.inputs.ScanInputs;
import dev.lantern.ledger.BatchLedger;
import dev.lantern.ledger.LedgerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a batch leaves its results, and what it makes of those of an earlier run.
///
/// @param folder of the results, the ledger among them
/// @param fresh forget what an earlier run did, and do everything
/// @param retryFailed do again what failed in an earlier run
/// @param quarantine folder for what failed; its files are never inputs
public record BatchOutput(
    Path folder, boolean fresh, boolean retryFailed, Optional<Path> quarantine) {
  /// Where, within an output folder, a batch keeps what nobody else has to look at.
  public static Path own(Path folder) {
    return folder.resolve(BatchLedger.FOLDER);
  }

  /// The inputs without what Lantern itself writes: results are no inputs. Where the inputs lie in
  /// the output folder, only the ledger is left out. May take long, since it looks at every input,
  /// those of lists too; to be asked once, before anything is written.
  ///
  /// @throws BatchRefusedException where the results would be read as scans by the next run, since
  ///     the folder is one of the inputs, or inputs be left out, since the quarantine is one or
  ///     lies above one
  ScanInputs leftOutOf(ScanInputs inputs) throws BatchRefusedException {
    Path results = real(folder);
    Optional<Path> collected = quarantine.map(BatchOutput::real);
    boolean among = false;
    for (Path input : (Iterable<Path>) inputs.named().map(BatchOutput::real)::iterator) {
      if (input.equals(results)) {
        throw new BatchRefusedException(
            new BatchObstacle.ResultsAmongInputs(folder.resolve("results")));
      }
      if (collected.isPresent() && input.startsWith(collected.get())) {
        Path named = quarantine.orElseThrow();
        throw new BatchRefusedException(
            new BatchObstacle.QuarantineAmongInputs(named, named.resolve("failed")));
      }
      among |= input.startsWith(results);
    }
    List<Path> own = new ArrayList<>();
    own.add(among ? own(folder) : folder);
    quarantine.ifPresent(own::add);
    return inputs.without(own);
  }

  /// What a batch says of its ledger here.
  BatchObstacle obstacle(LedgerException failure) {
    return new BatchObstacle.Ledger(folder, failure.trouble());
  }

  /// Without links, as far as it is there.
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
