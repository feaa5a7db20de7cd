package dev.lantern.report;

/// The order of the rows in the tables. It sorts, and never hides.
public enum RowOrder {
  /// By path.
  SOURCE,
  /// By rank: what is most likely there first, what has no result last.
  WORKLIST
}
