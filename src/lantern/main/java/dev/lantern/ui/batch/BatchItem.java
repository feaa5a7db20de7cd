package dev.lantern.ui.batch;

import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of the table.
///
/// @param arrival counts from 0, in the order in which files were done
/// @param file the source as it is named in reports
/// @param reason why there is no diagnosis, in words; empty where there is one
record BatchItem(int arrival, BatchRow row, String file, String reason) {
  private static final Comparator<Finding> NOTABLE =
      Comparator.comparing(Finding::positive)
          .thenComparing(finding -> finding.probability() - finding.threshold());

  /// The finding that the line is about: the one farthest above its threshold, or nearest below.
  Optional<Finding> leading() {
    List<Finding> findings = row.findings();
    // Most bundles have one finding, and sorting asks this of every line.
    return findings.size() < 2 ? findings.stream().findFirst() : findings.stream().max(NOTABLE);
  }

  /// Names of the positive findings, or of the leading one where none is.
  String findings() {
    return row.positive()
        ? row.findings().stream()
            .filter(Finding::positive)
            .map(Finding::name)
            .collect(Collectors.joining(", "))
        : leading().map(Finding::name).orElse("");
  }

  /// @param words in lower case
  boolean mentions(String words) {
    return file.toLowerCase(Locale.ROOT).contains(words)
        || reason.toLowerCase(Locale.ROOT).contains(words);
  }
}
