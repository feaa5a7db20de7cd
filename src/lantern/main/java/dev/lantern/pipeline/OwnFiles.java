package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import dev.lantern.ledger.BatchLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells what Lantern wrote from what it is to read, where a batch writes into a folder that it
/// reads: results are no inputs. Where the inputs themselves lie in the output folder, only the
/// ledger is left out.
final class OwnFiles {
  private final List<Path> folders = new ArrayList<>();
  private final Map<Path, Boolean> known = new HashMap<>();

  OwnFiles(BatchOutput output, List<Path> inputs) {
    Path results = real(output.folder());
    boolean among = inputs.stream().anyMatch(input -> real(input).startsWith(results));
    folders.add(among ? results.resolve(BatchLedger.FOLDER) : results);
    output.quarantine().ifPresent(folder -> folders.add(real(folder)));
  }

  boolean hold(ImageSource source) {
    Path folder = source.file().toAbsolutePath().getParent();
    return folder != null
        && known.computeIfAbsent(
            folder, in -> folders.stream().anyMatch(own -> real(in).startsWith(own)));
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
