package dev.lantern.ui.batch;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.Finding;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Identifiers;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Made lines of the table.
final class Lines {
  private static final Identifiers NONE =
      new Identifiers(Optional.empty(), Optional.empty(), Optional.empty());

  private Lines() {}

  /// Lines by number: every third is skipped, every seventh of the others failed, the rest are
  /// diagnosed with all probabilities from 0 to 0.99 in a mixed order.
  static List<BatchItem> mixed(int from, int to) {
    return IntStream.range(from, to).mapToObj(Lines::mixed).toList();
  }

  private static BatchItem mixed(int number) {
    String name = String.format(Locale.ROOT, "/scans/film-%06d.dcm", number);
    if (number % 3 == 0) {
      return line(number, name, Outcome.SKIPPED, "Not a DICOM file.");
    }
    return number % 7 == 0
        ? line(number, name, Outcome.FAILED, "The file ends too early. (12 bytes are missing)")
        : diagnosed(number, name, finding("pneumonia", number * 37 % 100 / 100.0));
  }

  static BatchItem line(int arrival, String file, Outcome outcome, String reason) {
    return BatchItem.of(
        arrival,
        new BatchRow(
            ImageSource.of(Path.of(file)),
            outcome,
            Optional.of(
                outcome == Outcome.SKIPPED ? SkipReason.NOT_DICOM : FailureReason.TRUNCATED),
            "",
            NONE,
            Optional.empty()),
        reason);
  }

  static BatchItem diagnosed(int arrival, String file, Finding... findings) {
    return BatchItem.of(
        arrival,
        new BatchRow(
            ImageSource.of(Path.of(file)),
            Outcome.DIAGNOSED,
            Optional.empty(),
            "",
            NONE,
            Optional.of(new Classification("made 0.0.1", "0123456789ab", List.of(findings)))),
        "");
  }

  /// With the threshold 0.5.
  static Finding finding(String id, double probability) {
    Estimate half = new Estimate(0.5, 0.4, 0.6);
    OperatingPoint point = new OperatingPoint("made", 0.5, half, half, List.of());
    return new Finding(
        id, id.toUpperCase(Locale.ROOT), 0, probability, true, point, probability >= 0.5);
  }
}
