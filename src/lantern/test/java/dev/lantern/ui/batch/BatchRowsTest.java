package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.pipeline.BatchRow.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which lines are shown, and in which order.
final class BatchRowsTest {
  private static final BatchItem SKIPPED =
      Lines.line(0, "b.txt", Outcome.SKIPPED, "Not a DICOM file.");
  private static final BatchItem HIGH =
      Lines.diagnosed(1, "c.dcm", Lines.finding("pneumonia", 0.9));
  private static final BatchItem FAILED =
      Lines.line(2, "d.dcm", Outcome.FAILED, "The file ends too early.");
  private static final BatchItem LOW = Lines.diagnosed(3, "a.dcm", Lines.finding("lump", 0.1));
  private static final BatchItem BOTH =
      Lines.diagnosed(4, "E.dcm", Lines.finding("pneumonia", 0.6), Lines.finding("effusion", 0.7));

  private final BatchRows rows = new BatchRows();

  @ParameterizedTest
  @CsvSource({
    "FILE, false, 4 3 0 1 2",
    "FILE, true, 2 1 0 3 4",
    "OUTCOME, false, 1 3 4 0 2",
    "OUTCOME, true, 2 0 1 3 4",
    "FINDING, false, 1 4 3 0 2",
    "FINDING, true, 3 4 1 0 2",
    "PROBABILITY, false, 3 4 1 0 2",
    "PROBABILITY, true, 1 4 3 0 2",
    "THRESHOLD, true, 1 3 4 0 2",
    "REASON, false, 0 2 1 3 4",
    "REASON, true, 2 0 1 3 4"
  })
  void sortsByEachColumnWithWhatHasNothingToCompareLast(
      BatchColumn column, boolean down, String arrivals) {
    rows.add(List.of(SKIPPED, HIGH, FAILED, LOW, BOTH));

    rows.order(column.order(down).thenComparing(BatchColumn.arrival()));

    assertEquals(
        arrivals,
        String.join(
            " ", rows.shown().stream().map(item -> Integer.toString(item.arrival())).toList()));
  }

  @Test
  void putsWhatComesInItsPlaceAsIfAllHadBeenSortedAtOnce() {
    Comparator<BatchItem> order =
        BatchColumn.PROBABILITY.order(true).thenComparing(BatchColumn.arrival());
    rows.order(order);

    for (int i = 0; i < 500; i += 10) {
      rows.add(Lines.mixed(i, i + 10));
    }

    List<BatchItem> all = Lines.mixed(0, 500).stream().sorted(order).toList();
    assertEquals(all, rows.shown());
    assertEquals(
        IntStream.range(0, 500).boxed().toList(), all.stream().map(rows::indexOf).toList());
  }

  @Test
  void showsWhatFitsTheFilterAndNothingElse() {
    rows.add(List.of(SKIPPED, HIGH, FAILED));
    rows.filter(filter(Optional.of(Outcome.DIAGNOSED), new FindingChoice.Any(), ""));
    rows.add(List.of(LOW, BOTH));
    assertEquals(List.of(HIGH, LOW, BOTH), rows.shown());
    assertEquals(5, rows.count());

    rows.filter(filter(Optional.empty(), new FindingChoice.Positive(), ""));
    assertEquals(List.of(HIGH, BOTH), rows.shown());

    var effusion = new FindingChoice.PositiveFor("effusion", "Effusion");
    rows.filter(filter(Optional.empty(), effusion, ""));
    assertEquals(List.of(BOTH), rows.shown());

    rows.filter(filter(Optional.empty(), new FindingChoice.Any(), "  ENDS too"));
    assertEquals(List.of(FAILED), rows.shown(), "in the reason");
    rows.filter(filter(Optional.empty(), new FindingChoice.Any(), "e.DCM "));
    assertEquals(List.of(BOTH), rows.shown(), "in the file");

    rows.filter(RowFilter.ALL);
    assertEquals(List.of(SKIPPED, HIGH, FAILED, LOW, BOTH), rows.shown(), "as they came");
    rows.clear();
    assertEquals(0, rows.count() + rows.shown().size());
  }

  @Test
  void takesAwayLinesThatAreShownAndThatAreNot() {
    rows.add(List.of(SKIPPED, HIGH, FAILED));
    rows.filter(filter(Optional.of(Outcome.DIAGNOSED), new FindingChoice.Any(), ""));

    rows.remove(Set.of(HIGH.row().source(), FAILED.row().source(), LOW.row().source()));

    assertEquals(List.of(), rows.shown());
    rows.filter(RowFilter.ALL);
    assertEquals(List.of(SKIPPED), rows.shown());
    assertEquals(1, rows.count());
    rows.add(List.of(HIGH));
    assertEquals(List.of(SKIPPED, HIGH), rows.shown(), "it may return");
  }

  @Test
  void aLineIsAboutTheFindingFarthestAboveItsThreshold() {
    assertEquals("effusion", BOTH.leading().orElseThrow().id());
    assertEquals("PNEUMONIA, EFFUSION", BOTH.findings());
    assertEquals("LUMP", LOW.findings());
    assertEquals("", FAILED.findings());
  }

  private static RowFilter filter(Optional<Outcome> outcome, FindingChoice finding, String text) {
    return new RowFilter(outcome, finding, text);
  }
}
