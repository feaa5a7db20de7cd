package dev.lantern.ui.batch;

import dev.lantern.classify.Finding;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/// The columns of the table, and how each orders its lines.
enum BatchColumn {
  FILE("batch-column-file", "batch.column.file", 240, 140),
  OUTCOME("batch-column-outcome", "batch.column.outcome", 128, 115),
  FINDING("batch-column-finding", "batch.column.finding", 140, 100),
  PROBABILITY("batch-column-probability", "batch.column.probability", 165, 162),
  THRESHOLD("batch-column-threshold", "batch.column.threshold", 110, 105),
  REASON("batch-column-reason", "batch.column.reason", 400, 100);

  private static final Comparator<BatchItem> ARRIVAL = Comparator.comparingInt(BatchItem::arrival);

  private final String id;
  private final String key;
  private final double width;
  private final double least;

  BatchColumn(String id, String key, double width, double least) {
    this.id = id;
    this.key = key;
    this.width = width;
    this.least = least;
  }

  /// Of the column's header and cells.
  String id() {
    return id;
  }

  /// Of its words.
  String key() {
    return key;
  }

  /// At first, pixels.
  double width() {
    return width;
  }

  /// In which its header can be read, pixels.
  double least() {
    return least;
  }

  /// As the files were done.
  static Comparator<BatchItem> arrival() {
    return ARRIVAL;
  }

  /// What has nothing to compare by comes last, up or down.
  ///
  /// @param down the last first
  Comparator<BatchItem> order(boolean down) {
    return switch (this) {
      case FILE -> direct(Comparator.comparing(BatchItem::file), down);
      case OUTCOME -> direct(Comparator.comparing(item -> item.row().outcome()), down);
      case FINDING ->
          unjudgedLast()
              .thenComparing(
                  direct(
                      Comparator.<BatchItem, Boolean>comparing(item -> !item.row().positive())
                          .thenComparing(BatchItem::findings),
                      down));
      case PROBABILITY -> unjudgedLast().thenComparing(direct(by(Finding::probability), down));
      case THRESHOLD -> unjudgedLast().thenComparing(direct(by(Finding::threshold), down));
      case REASON ->
          Comparator.<BatchItem, Boolean>comparing(item -> item.reason().isEmpty())
              .thenComparing(direct(Comparator.comparing(BatchItem::reason), down));
    };
  }

  private static Comparator<BatchItem> by(ToDoubleFunction<Finding> value) {
    return Comparator.comparingDouble(item -> item.leading().map(value::applyAsDouble).orElse(0.0));
  }

  private static Comparator<BatchItem> unjudgedLast() {
    return Comparator.comparing(item -> item.row().findings().isEmpty());
  }

  private static Comparator<BatchItem> direct(Comparator<BatchItem> plain, boolean down) {
    return down ? plain.reversed() : plain;
  }
}
