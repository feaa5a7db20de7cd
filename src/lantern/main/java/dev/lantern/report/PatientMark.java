package dev.lantern.report;

import dev.lantern.pipeline.BatchOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Whether reports in an output folder name patients: a mark says so from before the first of them
/// is written until none is left. A run that was not asked for patients leaves none there.
final class PatientMark {
  private final Path folder;
  private final Path mark;

  PatientMark(Path folder) {
    this.folder = folder;
    this.mark = BatchOutput.own(folder).resolve("patients");
  }

  void set() throws IOException {
    if (!Files.exists(mark)) {
      AtomicFile.write(mark, _ -> {});
    }
  }

  /// Removes the reports that name patients, but for those formats that are about to be replaced.
  void removeAllBut(Set<ReportFormat> replaced) throws IOException {
    if (!Files.exists(mark)) {
      return;
    }
    for (ReportFormat format : ReportFormat.values()) {
      if (!replaced.contains(format) || format == ReportFormat.PDF) {
        format.remove(folder);
      }
    }
  }

  /// No report names a patient any more.
  void clear() throws IOException {
    Files.deleteIfExists(mark);
  }
}
