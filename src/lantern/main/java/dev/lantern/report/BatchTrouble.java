package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Path;

/// What a batch could not do beside judging. It does not take the rest with it.
public sealed interface BatchTrouble {
  /// A report is not written.
  record Report(IOException why) implements BatchTrouble {}

  /// Failed files are not collected in this folder.
  record Collecting(Path folder, IOException why) implements BatchTrouble {}

  /// Compressed images are not decoded apart, as a sentence says.
  record Unprotected(String sentence) implements BatchTrouble {}
}
