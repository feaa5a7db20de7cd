package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Path;

/// What a batch could not leave. It does not take the rest with it.
public sealed interface BatchTrouble {
  IOException why();

  /// A report is not written.
  record Report(IOException why) implements BatchTrouble {}

  /// Failed files are not collected in this folder.
  record Collecting(Path folder, IOException why) implements BatchTrouble {}
}
