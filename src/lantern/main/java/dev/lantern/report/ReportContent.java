package dev.lantern.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What stands in the reports of a batch, beyond what always does.
///
/// @param order of the rows in the tables
/// @param parts were written of every positive finding, and the rows name them
/// @param patients Patient's Name (0010,0010), Patient ID (0010,0020) and Birth Date (0010,0030)
///     are read from the files once more and stand in every format; else nothing of them is read
public record ReportContent(RowOrder order, Set<PositivePart> parts, boolean patients) {
  /// Sorted by source, without parts and patients.
  public static final ReportContent PLAIN = new ReportContent(RowOrder.SOURCE, Set.of(), false);

  public ReportContent {
    EnumSet<PositivePart> sorted = EnumSet.noneOf(PositivePart.class);
    sorted.addAll(parts);
    parts = Collections.unmodifiableSet(sorted);
  }

  boolean trust() {
    return parts.contains(PositivePart.TRUST);
  }
}
