package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Path;

/// What a batch could not do beside judging. It does not take the rest with it.
public sealed interface BatchTrouble {
  /// A report is not written.
  record Report(IOException why) implements BatchTrouble {}

  /// Failed files are not collected in this folder.
  record Collecting(Path folder, IOException why) implements BatchTrouble {}

  /// The user ended it while results were written, after every file had its outcome: pictures in
  /// the page, PDFs, patients or copies of failed files are missing. Another run makes them.
  record LeftOut() implements BatchTrouble {}

  /// No process for decoding can be started: compressed images are decoded in this one.
  ///
  /// @param why as the system says
  record Unprotected(String why) implements BatchTrouble {}
}
