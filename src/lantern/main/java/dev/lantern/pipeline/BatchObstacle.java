package dev.lantern.pipeline;

import dev.lantern.platform.IoTrouble;
import dev.lantern.platform.LedgerTrouble;
import java.nio.file.Path;
import java.util.List;

/// What keeps a batch from its beginning, or from going on, beside its files: each shell words it.
public sealed interface BatchObstacle {
  /// The results would lie in a folder that is scanned, and be read as scans by the next run.
  ///
  /// @param better a folder that they can lie in
  record ResultsAmongInputs(Path better) implements BatchObstacle {}

  /// The folder for failed files is one of the inputs, or lies above one.
  ///
  /// @param better a folder that they can lie in
  record QuarantineAmongInputs(Path folder, Path better) implements BatchObstacle {}

  /// No network in use has this operating point.
  record NoOperatingPoint(String asked, List<String> offered) implements BatchObstacle {
    public NoOperatingPoint {
      offered = List.copyOf(offered);
    }
  }

  /// Trust is measured with float32 alone.
  record TrustOfRounded() implements BatchObstacle {}

  /// An input cannot be used, as a sentence says that quotes what was typed.
  record Input(String sentence) implements BatchObstacle {}

  /// The ledger in this output folder cannot be used.
  record Ledger(Path output, LedgerTrouble trouble) implements BatchObstacle {}

  /// What is made for an image cannot be written to this output folder.
  record Unwritable(Path output, IoTrouble trouble) implements BatchObstacle {}

  /// The drive of the files does not answer.
  record NoAnswer() implements BatchObstacle {}

  /// Lantern itself failed beside the files.
  ///
  /// @param name of what was thrown
  record Defect(String name) implements BatchObstacle {}
}
