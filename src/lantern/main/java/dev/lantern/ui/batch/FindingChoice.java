package dev.lantern.ui.batch;

/// Which findings the table shows.
sealed interface FindingChoice {
  boolean holds(BatchItem item);

  /// Every line, with findings or without.
  record Any() implements FindingChoice {
    @Override
    public boolean holds(BatchItem item) {
      return true;
    }
  }

  /// One of the findings is above its threshold.
  record Positive() implements FindingChoice {
    @Override
    public boolean holds(BatchItem item) {
      return item.row().positive();
    }
  }

  /// This finding is above its threshold.
  ///
  /// @param name as shown
  record PositiveFor(String id, String name) implements FindingChoice {
    @Override
    public boolean holds(BatchItem item) {
      return item.row().finding(id).filter(finding -> finding.positive()).isPresent();
    }
  }
}
