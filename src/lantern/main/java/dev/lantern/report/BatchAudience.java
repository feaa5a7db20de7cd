package dev.lantern.report;

import dev.lantern.pipeline.BatchListener;
import dev.lantern.pipeline.BundleEntry;
import java.util.List;

/// Hears of an ordered batch beside its files.
public interface BatchAudience extends BatchListener {
  /// These networks may be asked. Nothing is listed yet.
  default void bundles(List<BundleEntry.Usable> bundles) {}

  /// Something is not written while a folder is watched; the next time may go well.
  default void trouble(BatchTrouble trouble) {}

  /// All is written. A process that was interrupted ends right after.
  default void ended(BatchEnd end) {}
}
