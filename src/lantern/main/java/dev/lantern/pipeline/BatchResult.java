package dev.lantern.pipeline;

import dev.lantern.imaging.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A batch at its end, or as far as it is.
///
/// @param rows one a file that was begun, sorted by source
/// @param found files listed at the start
/// @param takenOver rows that an earlier run left in the ledger
/// @param cancelled the user ended it before every file was begun
/// @param stopped why it could not go on, where it could not: the rows are what was done
public record BatchResult(
    List<BatchRow> rows,
    int found,
    int takenOver,
    boolean cancelled,
    Optional<BatchObstacle> stopped) {
  /// How a batch stands.
  public enum State {
    /// Every file has its outcome.
    COMPLETE("complete"),
    /// Files have none yet, and will.
    UNDER_WAY("under-way"),
    /// The user ended it before every file was begun.
    CANCELLED("cancelled"),
    /// It could not go on.
    STOPPED("stopped");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /// As reports write it.
    public String word() {
      return word;
    }
  }

  public BatchResult {
    rows = List.copyOf(rows);
    if (rows.size() > found) {
      throw new IllegalArgumentException(rows.size() + " rows for " + found + " files");
    }
    if (takenOver < 0 || takenOver > rows.size()) {
      throw new IllegalArgumentException(takenOver + " of " + rows.size() + " rows taken over");
    }
  }

  /// Of a batch that took nothing over.
  public BatchResult(
      List<BatchRow> rows, int found, boolean cancelled, Optional<BatchObstacle> stopped) {
    this(rows, found, 0, cancelled, stopped);
  }

  public State state() {
    if (stopped.isPresent()) {
      return State.STOPPED;
    }
    if (cancelled) {
      return State.CANCELLED;
    }
    return notBegun() == 0 ? State.COMPLETE : State.UNDER_WAY;
  }

  /// Files that were found and not begun.
  public int notBegun() {
    return found - rows.size();
  }

  /// Files with a positive finding.
  public int positive() {
    return (int) rows.stream().filter(BatchRow::positive).count();
  }

  /// How many files ended in this way for this reason.
  public record ReasonCount(BatchRow.Outcome outcome, Reason reason, long files) {}

  /// Of skipped and failed files, the most frequent first.
  public List<ReasonCount> reasons() {
    Map<Reason, List<BatchRow>> groups =
        rows.stream()
            .filter(row -> row.reason().isPresent())
            .collect(Collectors.groupingBy(row -> row.reason().orElseThrow()));
    return groups.entrySet().stream()
        .map(
            group ->
                new ReasonCount(
                    group.getValue().getFirst().outcome(), group.getKey(), group.getValue().size()))
        .sorted(
            Comparator.comparingLong(ReasonCount::files)
                .reversed()
                .thenComparing(count -> count.reason().code()))
        .toList();
  }

  /// Files that ended in this way.
  public int count(BatchRow.Outcome outcome) {
    return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
  }
}
