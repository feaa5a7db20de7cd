package dev.lantern.ui.studies;

import dev.lantern.pipeline.Series;
import dev.lantern.ui.concurrent.TaskRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The opened series. For the JavaFX thread.
public final class StudiesViewModel {
  private final TaskRunner tasks;
  private final ObservableList<SeriesItem> items = FXCollections.observableArrayList();
  private final ObservableList<SeriesItem> itemsView =
      FXCollections.unmodifiableObservableList(items);
  private final ReadOnlyObjectWrapper<List<PatientGroup>> patients =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<SeriesItem>> selected =
      new SimpleObjectProperty<>(Optional.empty());

  public StudiesViewModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /// Adds series, selects the first of them and has their thumbnails made. What is of a series that
  /// is listed joins it in its place.
  ///
  /// @return the series that were joined, and what they are now
  public Map<Series, Series> add(List<Series> opened) {
    if (opened.isEmpty()) {
      return Map.of();
    }
    Map<Series, Series> joined = new HashMap<>();
    List<SeriesItem> added = new ArrayList<>();
    for (Series series : opened) {
      added.add(put(series, joined));
    }
    patients.set(PatientGroup.of(items));
    selected.set(Optional.of(added.getFirst()));
    makeThumbnails(added);
    return joined;
  }

  private SeriesItem put(Series series, Map<Series, Series> joined) {
    for (int i = 0; i < items.size(); i++) {
      Series before = items.get(i).series();
      Optional<Series> whole = before.joined(series);
      if (whole.isPresent()) {
        SeriesItem item = new SeriesItem(whole.get());
        items.set(i, item);
        joined.put(before, whole.get());
        return item;
      }
    }
    SeriesItem item = new SeriesItem(series);
    items.add(item);
    return item;
  }

  /// Forgets the study of a series.
  ///
  /// @return what is no longer listed
  public List<Series> closeStudyOf(Series series) {
    List<SeriesItem> study =
        patients.get().stream()
            .flatMap(patient -> patient.studies().stream())
            .map(PatientGroup.StudyGroup::series)
            .filter(own -> own.stream().anyMatch(item -> item.series().equals(series)))
            .findFirst()
            .orElse(List.of());
    items.removeAll(study);
    patients.set(PatientGroup.of(items));
    return study.stream().map(SeriesItem::series).toList();
  }

  /// Selects the line of a series, or none.
  public void select(Optional<Series> series) {
    selected.set(
        series.flatMap(
            wanted -> items.stream().filter(item -> item.series().equals(wanted)).findFirst()));
  }

  /// Forgets everything.
  public void clear() {
    selected.set(Optional.empty());
    items.clear();
    patients.set(List.of());
  }

  /// In the order in which they were opened.
  public ObservableList<SeriesItem> items() {
    return itemsView;
  }

  /// The same by patient and study.
  ReadOnlyObjectProperty<List<PatientGroup>> patients() {
    return patients.getReadOnlyProperty();
  }

  /// In the order in which they are listed.
  public List<Series> listed() {
    return patients.get().stream()
        .flatMap(patient -> patient.studies().stream())
        .flatMap(study -> study.series().stream())
        .map(SeriesItem::series)
        .toList();
  }

  public ObjectProperty<Optional<SeriesItem>> selected() {
    return selected;
  }

  /// One after the other: the image on the screen comes first. A picture that cannot be made stays
  /// empty; opening the series says why.
  private void makeThumbnails(List<SeriesItem> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    SeriesItem next = waiting.getFirst();
    List<SeriesItem> rest = waiting.subList(1, waiting.size());
    tasks.run(
        () -> Thumbnail.of(next.series()),
        made -> {
          next.setThumbnail(made);
          makeThumbnails(rest);
        },
        cause -> makeThumbnails(rest));
  }
}
