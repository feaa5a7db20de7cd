package dev.lantern.ui.measure;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measured;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Ruler;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// All measurements of this session, those of closed images too: each belongs to one frame of one
/// instance, and is there again with it. For the JavaFX thread.
public final class MeasurementsViewModel {
  private final ObservableValue<ViewerViewModel> active;
  private final MeasureHistory history = new MeasureHistory();
  private final Map<Measurement, Measured> seen = new HashMap<>();
  private final ReadOnlyObjectWrapper<List<Measurement>> all =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<MeasurementRow>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Measurement>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty visible = new SimpleBooleanProperty(true);
  private final BooleanProperty listed = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final MeasurePen pen;
  private final HandleKeys handles;
  private List<Measurement> saved = List.of();

  /// @param active the viewport whose series is listed, and where the pen is
  public MeasurementsViewModel(ObservableValue<ViewerViewModel> active) {
    this.active = active;
    this.handles = new HandleKeys(active, this);
    this.pen = new MeasurePen(active, this);
    selected.subscribe(handles::follow);
    active.flatMap(ViewerViewModel::series).subscribe((before, now) -> list());
    visible.subscribe(
        seen -> {
          if (!seen) {
            pen.drop();
            deselect();
          }
        });
    active.flatMap(ViewerViewModel::shown).subscribe((before, now) -> follow());
  }

  /// With another frame nothing of the last one stays selected.
  private void follow() {
    Optional<ShownFrame> shown = active.getValue().shown().get();
    if (shown.isPresent() && selected.get().filter(one -> !on(one, shown.get())).isPresent()) {
      selected.set(Optional.empty());
    }
    list();
  }

  private static boolean on(Measurement one, ShownFrame shown) {
    return one.frame() == shown.index()
        && one.sopInstanceUid().equals(shown.image().header().identity().sopInstanceUid());
  }

  /// Those of the frame in a viewport, in the order in which they were drawn.
  List<Measurement> ofFrame(ViewerViewModel viewer) {
    return viewer.shown().get().stream()
        .flatMap(shown -> all.get().stream().filter(one -> on(one, shown)))
        .toList();
  }

  /// Adds a shape to the frame on the screen, and selects it.
  void add(MeasureShape shape) {
    active
        .getValue()
        .shown()
        .get()
        .ifPresent(
            shown -> {
              Measurement one =
                  new Measurement(
                      shown.image().header().identity().sopInstanceUid(), shown.index(), shape);
              if (!all.get().contains(one)) {
                change(Stream.concat(all.get().stream(), Stream.of(one)).toList());
              }
              visible.set(true);
              select(Optional.of(one));
            });
  }

  /// Puts an edited one in the place of what it was, and selects it.
  void replace(Measurement before, Measurement next) {
    replace(before, next, false);
  }

  /// As [#replace(Measurement, Measurement)].
  ///
  /// @param goesOn true where it is part of the last change, and taken back with it
  void replace(Measurement before, Measurement next, boolean goesOn) {
    if (!all.get().contains(next)) {
      List<Measurement> with =
          all.get().stream().map(one -> one.equals(before) ? next : one).toList();
      if (goesOn) {
        history.goOn();
        take(with);
      } else {
        change(with);
      }
    }
    select(Optional.of(next));
  }

  /// Takes the selected one away.
  public void delete() {
    selected
        .get()
        .ifPresent(gone -> change(all.get().stream().filter(one -> !one.equals(gone)).toList()));
  }

  /// Adds what a file holds, as one step.
  ///
  /// @return how many belong to images of the series on the screen
  int open(List<Measurement> opened) {
    boolean first = all.get().isEmpty();
    List<Measurement> next = Stream.concat(all.get().stream(), opened.stream()).distinct().toList();
    if (!next.equals(all.get())) {
      change(next);
    }
    if (first) {
      saved(next);
    }
    return (int) opened.stream().filter(one -> position(one).isPresent()).count();
  }

  /// These are in a file now.
  void saved(List<Measurement> written) {
    saved = written;
    unsaved.set(!all.get().equals(saved));
  }

  private void change(List<Measurement> next) {
    history.step(all.get());
    take(next);
  }

  /// Takes the last change back.
  public void undo() {
    if (!pen.dropDrawing()) {
      history.back(all.get()).ifPresent(this::take);
    }
  }

  /// Makes again what was taken back.
  public void redo() {
    history.on(all.get()).ifPresent(this::take);
  }

  private void take(List<Measurement> next) {
    Optional<Measurement> kept = selected.get().flatMap(one -> kept(one, next));
    all.set(next);
    seen.keySet().retainAll(next);
    unsaved.set(!next.equals(saved));
    selected.set(kept);
    list();
  }

  /// The selected one stays so, also as what it has become.
  private Optional<Measurement> kept(Measurement one, List<Measurement> next) {
    if (next.contains(one)) {
      return Optional.of(one);
    }
    int place = all.get().indexOf(one);
    boolean edited = place >= 0 && next.size() == all.get().size();
    return edited ? Optional.of(next.get(place)) : Optional.empty();
  }

  void select(Optional<Measurement> one) {
    selected.set(one);
  }

  /// @return false where none was selected
  public boolean deselect() {
    boolean any = selected.get().isPresent();
    selected.set(Optional.empty());
    return any;
  }

  /// Goes to the frame of one, and selects it.
  void show(MeasurementRow row) {
    active.getValue().goTo(row.position());
    visible.set(true);
    select(Optional.of(row.measurement()));
  }

  private void list() {
    List<MeasurementRow> next = new ArrayList<>();
    for (Measurement one : all.get()) {
      position(one)
          .ifPresent(at -> next.add(new MeasurementRow(one, at, measured(one, active.getValue()))));
    }
    rows.set(List.copyOf(next));
  }

  /// Where its frame stands in the series on the screen.
  private Optional<Integer> position(Measurement one) {
    List<Series.Place> order =
        active.getValue().series().get().map(Series::order).orElse(List.of());
    for (int position = 0; position < order.size(); position++) {
      Series.Place place = order.get(position);
      String uid = place.image().header().identity().sopInstanceUid();
      if (place.index() == one.frame() && uid.equals(one.sopInstanceUid())) {
        return Optional.of(position);
      }
    }
    return Optional.empty();
  }

  private static List<ScanImage> images(ViewerViewModel viewer) {
    return viewer.series().get().map(Series::images).orElse(List.of());
  }

  /// What it measures; the statistics once its frame has been seen.
  Measured measured(Measurement one, ViewerViewModel viewer) {
    Optional<ShownFrame> shown = viewer.shown().get().filter(now -> on(one, now));
    return shown
        .map(now -> seen.computeIfAbsent(one, fresh -> measured(fresh.shape(), now)))
        .or(() -> Optional.ofNullable(seen.get(one)))
        .orElseGet(() -> fromHeader(one, viewer));
  }

  private static Measured fromHeader(Measurement one, ViewerViewModel viewer) {
    return images(viewer).stream()
        .filter(image -> one.sopInstanceUid().equals(image.header().identity().sopInstanceUid()))
        .findFirst()
        .<Measured>map(image -> new Ruler(image.display(one.frame())).measure(one.shape()))
        .orElseGet(Measured.Nothing::new);
  }

  /// What a shape measures on a frame.
  static Measured measured(MeasureShape shape, ShownFrame on) {
    return new Ruler(on.display()).measure(shape, on.frame());
  }

  public MeasurePen pen() {
    return pen;
  }

  /// Moves the selected one without a mouse.
  public HandleKeys handles() {
    return handles;
  }

  /// Every one of this session, in the order in which they were drawn.
  public ReadOnlyObjectProperty<List<Measurement>> all() {
    return all.getReadOnlyProperty();
  }

  /// Those of the series on the screen.
  ReadOnlyObjectProperty<List<MeasurementRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /// On the frame on the screen, or on the one that is being loaded.
  public ReadOnlyObjectProperty<Optional<Measurement>> selected() {
    return selected.getReadOnlyProperty();
  }

  /// False where the reader hides them all.
  public BooleanProperty visible() {
    return visible;
  }

  /// Whether the list is unfolded.
  public BooleanProperty listed() {
    return listed;
  }

  /// True where something is in no file.
  public ReadOnlyBooleanProperty unsaved() {
    return unsaved.getReadOnlyProperty();
  }
}
