package dev.lantern.report;

/// What stands in the reports of a batch, beyond what always does.
///
/// @param order of the rows in the tables
/// @param maps raw maps were written, and the rows name them
/// @param patients Patient's Name (0010,0010), Patient ID (0010,0020) and Birth Date (0010,0030)
///     are read again from every file and stand in every format; else nothing of them is read
public record ReportContent(RowOrder order, boolean maps, boolean patients) {
  /// Sorted by source, without maps and patients.
  public static final ReportContent PLAIN = new ReportContent(RowOrder.SOURCE, false, false);
}
