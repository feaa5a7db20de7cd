package dev.lantern.ui.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The lines of the table: all of them, and those that are shown, filtered and sorted. JavaFX's own
/// sorted list moves every line for each that is added, which takes seconds at 100,000; here new
/// lines are merged in at once.
final class BatchRows {
  private final List<BatchItem> all = new ArrayList<>();
  private final ObservableList<BatchItem> shown = FXCollections.observableArrayList();
  private final ObservableList<BatchItem> shownView =
      FXCollections.unmodifiableObservableList(shown);
  private RowFilter filter = RowFilter.ALL;
  private Comparator<BatchItem> order = BatchColumn.arrival();
  private Consumer<Runnable> change = Runnable::run;

  ObservableList<BatchItem> shown() {
    return shownView;
  }

  /// @param around is given each change of the lines shown, and makes it
  void changeBy(Consumer<Runnable> around) {
    change = around;
  }

  int count() {
    return all.size();
  }

  void clear() {
    all.clear();
    shown.clear();
  }

  /// Puts new lines in their places.
  void add(List<BatchItem> added) {
    all.addAll(added);
    List<BatchItem> sorted = added.stream().filter(filter::holds).sorted(order).toList();
    if (sorted.isEmpty()) {
      return;
    }
    if (shown.isEmpty() || order.compare(shown.getLast(), sorted.getFirst()) <= 0) {
      change.accept(() -> shown.addAll(sorted));
    } else {
      change.accept(() -> shown.setAll(merged(shown, sorted)));
    }
  }

  private List<BatchItem> merged(List<BatchItem> one, List<BatchItem> other) {
    List<BatchItem> merged = new ArrayList<>(one.size() + other.size());
    int next = 0;
    for (BatchItem item : one) {
      while (next < other.size() && order.compare(other.get(next), item) < 0) {
        merged.add(other.get(next++));
      }
      merged.add(item);
    }
    merged.addAll(other.subList(next, other.size()));
    return merged;
  }

  void filter(RowFilter wanted) {
    if (!wanted.equals(filter)) {
      change.accept(
          () -> {
            filter = wanted;
            show();
          });
    }
  }

  /// @param wanted compares no two lines as equal
  void order(Comparator<BatchItem> wanted) {
    change.accept(
        () -> {
          order = wanted;
          show();
        });
  }

  private void show() {
    shown.setAll(all.stream().filter(filter::holds).sorted(order).toList());
  }

  /// Where a line stands among those shown; negative where it is not.
  int indexOf(BatchItem item) {
    return Collections.binarySearch(shown, item, order);
  }
}
