package dev.lantern.ui.batch;

import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchRow;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of the table. Sorting compares lines a million times: what it compares is made once.
///
/// @param arrival counts from 0, in the order in which files were done
/// @param file the source as it is named in reports
/// @param reason why there is no diagnosis, in words; empty where there is one
/// @param leading the finding that the line is about: the one farthest above its threshold, or
///     nearest below; empty unless diagnosed
/// @param findings names of the positive findings, or of the leading one where none is
record BatchItem(
    int arrival,
    BatchRow row,
    String file,
    String reason,
    Optional<Finding> leading,
    String findings) {
  private static final Comparator<Finding> NOTABLE =
      Comparator.comparing(Finding::positive)
          .thenComparing(finding -> finding.probability() - finding.threshold());

  static BatchItem of(int arrival, BatchRow row, String reason) {
    Optional<Finding> leading = row.findings().stream().max(NOTABLE);
    String findings =
        row.findings().stream()
            .filter(finding -> finding.positive() || leading.filter(finding::equals).isPresent())
            .map(Finding::name)
            .collect(Collectors.joining(", "));
    return new BatchItem(arrival, row, row.source().name(), reason, leading, findings);
  }

  /// @param words in lower case
  boolean mentions(String words) {
    return file.toLowerCase(Locale.ROOT).contains(words)
        || reason.toLowerCase(Locale.ROOT).contains(words);
  }
}
