package dev.lantern.report;

import dev.lantern.imaging.ImageHeader.PatientFields;
import dev.lantern.pipeline.BatchRow;
import java.util.Comparator;
import java.util.Optional;

/// A file of a batch as reports show it.
///
/// @param row how it ended
/// @param rank in the worklist, from 1
/// @param patient empty unless asked for, and where the file cannot be read again or the user waits
///     for the end
record ReportRow(BatchRow row, int rank, Optional<PatientFields> patient) {
  /// Diagnosed images by urgency, then what failed (somebody should look why), then what was
  /// skipped; by source where these are equal.
  static final Comparator<BatchRow> WORKLIST =
      Comparator.comparingInt((BatchRow row) -> group(row.outcome()))
          .thenComparing(
              Comparator.comparingDouble((BatchRow row) -> row.urgency().orElse(0)).reversed())
          .thenComparing(BatchRow::source);

  private static int group(BatchRow.Outcome outcome) {
    return switch (outcome) {
      case DIAGNOSED -> 0;
      case FAILED -> 1;
      case SKIPPED -> 2;
    };
  }
}
