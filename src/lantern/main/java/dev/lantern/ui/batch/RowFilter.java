package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchRow.Outcome;
import java.util.Locale;
import java.util.Optional;

/// Which lines the table shows.
///
/// @param outcome empty for all
/// @param text that the file or the reason holds, in any case; blank for all
record RowFilter(Optional<Outcome> outcome, FindingChoice finding, String text) {
  static final RowFilter ALL = new RowFilter(Optional.empty(), new FindingChoice.Any(), "");

  RowFilter {
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  boolean holds(BatchItem item) {
    return outcome.filter(wanted -> wanted != item.row().outcome()).isEmpty()
        && finding.holds(item)
        && (text.isEmpty() || item.mentions(text));
  }
}
