package dev.lantern.ui.batch;

import dev.lantern.imaging.ImageSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The lines of the table, sorted: all of them, and those that the filter shows. JavaFX's own
/// sorted list moves every line for each that is added, which takes seconds at 100,000; here new
/// lines are merged in at once.
final class BatchRows {
  private List<BatchItem> all = new ArrayList<>();
  private final ObservableList<BatchItem> shown = FXCollections.observableArrayList();
  private final ObservableList<BatchItem> shownView =
      FXCollections.unmodifiableObservableList(shown);
  private final Map<ImageSource, BatchItem> bySource = new HashMap<>();
  private int arrived;
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

  /// Lines that ever came, those among them that others have replaced.
  int arrived() {
    return arrived;
  }

  void clear() {
    bySource.clear();
    arrived = 0;
    all.clear();
    shown.clear();
  }

  /// Puts new lines in their places. A line of the same source goes: a watched folder gave the file
  /// again.
  void add(List<BatchItem> added) {
    arrived += added.size();
    Set<BatchItem> old = Collections.newSetFromMap(new IdentityHashMap<>());
    for (BatchItem item : added) {
      Optional.ofNullable(bySource.put(item.row().source(), item)).ifPresent(old::add);
    }
    takeAway(old);
    List<BatchItem> sorted =
        added.stream().filter(item -> !old.contains(item)).sorted(order).toList();
    all = merged(all, sorted);
    List<BatchItem> fitting = sorted.stream().filter(filter::holds).toList();
    if (fitting.isEmpty()) {
      return;
    }
    if (shown.isEmpty() || order.compare(shown.getLast(), fitting.getFirst()) <= 0) {
      change.accept(() -> shown.addAll(fitting));
    } else {
      change.accept(() -> shown.setAll(merged(shown, fitting)));
    }
  }

  /// Takes away the lines of these: a watched folder does not have them any more.
  void remove(Set<ImageSource> sources) {
    Set<BatchItem> old = Collections.newSetFromMap(new IdentityHashMap<>());
    sources.forEach(source -> Optional.ofNullable(bySource.remove(source)).ifPresent(old::add));
    takeAway(old);
  }

  private void takeAway(Set<BatchItem> old) {
    if (!old.isEmpty() && all.removeIf(old::contains)) {
      change.accept(() -> shown.removeIf(old::contains));
    }
  }

  private List<BatchItem> merged(List<BatchItem> one, List<BatchItem> other) {
    List<BatchItem> merged = new ArrayList<>(one.size() + other.size());
    int from = 0;
    for (BatchItem item : other) {
      // No two are equal: the search ends between two lines.
      int to = -Collections.binarySearch(one, item, order) - 1;
      merged.addAll(one.subList(from, to));
      merged.add(item);
      from = to;
    }
    merged.addAll(one.subList(from, one.size()));
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
          all.sort(order);
          show();
        });
  }

  private void show() {
    shown.setAll(all.stream().filter(filter::holds).toList());
  }

  /// Where a line stands among those shown; negative where it is not.
  int indexOf(BatchItem item) {
    return Collections.binarySearch(shown, item, order);
  }
}
