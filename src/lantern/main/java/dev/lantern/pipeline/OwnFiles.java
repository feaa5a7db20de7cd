package dev.lantern.pipeline;

import dev.lantern.inputs.ScanInputs;
import dev.lantern.ledger.BatchLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Tells what Lantern wrote from what it is to read, where a batch writes into a folder that it
/// reads: results are no inputs. Where the inputs themselves lie in the output folder, only the
/// ledger is left out.
final class OwnFiles {
  private OwnFiles() {}

  /// Folders that hold no inputs.
  static List<Path> folders(BatchOutput output, ScanInputs inputs) {
    Path results = real(output.folder());
    boolean among = inputs.named().anyMatch(input -> real(input).startsWith(results));
    List<Path> folders = new ArrayList<>();
    folders.add(among ? results.resolve(BatchLedger.FOLDER) : results);
    output.quarantine().ifPresent(folders::add);
    return folders;
  }

  /// Without links, as far as it is there.
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
