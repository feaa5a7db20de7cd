package dev.lantern.ui.measure;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// What the primary button does to measurements: draws with a measuring tool, and edits what lies
/// under the pointer. Places are in screen pixels.
public final class MeasurePen {
  /// A drag of fewer pixels is a click.
  private static final double STILL = 3;

  private final ObservableValue<ViewerViewModel> active;
  private final MeasurementsViewModel measurements;
  private final MeasurePick pick;
  private final ReadOnlyObjectWrapper<Optional<Draft>> draft =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Edit>> edit =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Wording>> wording =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<MeasurePick.Grip> grip = Optional.empty();
  private Point pressed = new Point(0, 0);

  /// One that is being changed.
  record Edit(Measurement before, Measurement now) {}

  /// Words that are being written.
  ///
  /// @param changed whose words they are; empty for new ones
  record Wording(Point at, String words, Optional<Measurement> changed) {}

  MeasurePen(ObservableValue<ViewerViewModel> active, MeasurementsViewModel measurements) {
    this.active = active;
    this.measurements = measurements;
    this.pick = new MeasurePick(active);
    active.subscribe(
        (before, now) -> {
          before.cursor().hide();
          drop();
        });
    active.flatMap(ViewerViewModel::tool).subscribe((before, now) -> drop());
    active.flatMap(ViewerViewModel::shown).subscribe((before, now) -> drop());
  }

  private ViewerViewModel viewer() {
    return active.getValue();
  }

  /// Whether this is where the pen is: in one viewport at a time.
  boolean over(ViewerViewModel viewer) {
    return viewer() == viewer;
  }

  /// True where a press would begin a shape: an image without a SOP Instance UID (0008,0018) has
  /// nothing that a measurement could belong to.
  boolean ready() {
    return viewer().tool().get().measures()
        && viewer()
            .shown()
            .get()
            .filter(now -> !now.image().header().identity().sopInstanceUid().isBlank())
            .isPresent();
  }

  /// @param label the measurement whose words lie there
  /// @return false where the press is for others
  boolean press(double x, double y, Optional<Measurement> label) {
    pressed = new Point(x, y);
    grip = Optional.empty();
    viewer().cursor().hide();
    measurements.handles().letGo();
    if (viewer().shown().get().isEmpty() || viewer().tool().get() == Tool.BRUSH) {
      return false;
    }
    if (draft.get().isPresent()) {
      settle(draft.get().get(), x, y);
      return true;
    }
    grip = grip(x, y, label);
    measurements.select(grip.map(MeasurePick.Grip::measurement));
    if (grip.isPresent()) {
      return true;
    }
    if (ready()) {
      begin(viewer().toSource(x, y));
    }
    return viewer().tool().get().measures();
  }

  /// With a measuring tool only the selected one is in the way of a new one.
  private Optional<MeasurePick.Grip> grip(double x, double y, Optional<Measurement> label) {
    if (!measurements.visible().get()) {
      return Optional.empty();
    }
    Optional<Measurement> selected = measurements.selected().get();
    List<Measurement> there = measurements.ofFrame(viewer());
    List<Measurement> among =
        viewer().tool().get().measures()
            ? selected.stream().filter(there::contains).toList()
            : there;
    return pick.at(x, y, among, selected)
        .or(() -> label.filter(among::contains).map(MeasurePick.Grip::ofLabel));
  }

  private void begin(Point at) {
    if (viewer().tool().get() == Tool.TEXT) {
      wording.set(Optional.of(new Wording(at, "", Optional.empty())));
    } else {
      draft.set(Optional.of(new Draft(viewer().tool().get(), List.of(at), at)));
    }
  }

  /// The pointer is elsewhere, with or without the button.
  void move(double x, double y) {
    draft.set(draft.get().map(now -> now.withLoose(viewer().toSource(x, y))));
  }

  /// The button is held.
  void drag(double x, double y) {
    move(x, y);
    grip.filter(held -> edit.get().isPresent() || !still(pressed, x, y))
        .ifPresent(held -> edit.set(Optional.of(edited(held, x, y))));
  }

  private Edit edited(MeasurePick.Grip held, double x, double y) {
    Point from = viewer().toSource(pressed.x(), pressed.y());
    Point to = viewer().toSource(x, y);
    MeasureShape shape = held.measurement().shape();
    MeasureShape next = held.part().moved(shape, to.x() - from.x(), to.y() - from.y());
    return new Edit(held.measurement(), held.measurement().with(next));
  }

  /// With a measuring tool the keyboard points elsewhere in the frame.
  ///
  /// @param dx screen pixels to the right
  /// @param dy screen pixels down
  public void moveCursor(double dx, double dy) {
    if (ready()) {
      viewer().cursor().move(dx, dy);
      Point next = viewer().cursor().place().get().orElseThrow();
      draft.set(draft.get().map(now -> now.withLoose(next)));
    }
  }

  /// Settles a place of a shape where the keyboard points; the first time shows where that is.
  public void place() {
    Optional<Point> cursor = viewer().cursor().place().get();
    if (cursor.isEmpty()) {
      moveCursor(0, 0);
      return;
    }
    Point at = cursor.get();
    Point screen = viewer().toScreen(at);
    if (draft.get().isPresent()) {
      settle(draft.get().get(), screen.x(), screen.y());
    } else if (ready()) {
      measurements.select(Optional.empty());
      begin(at);
    }
  }

  void release(double x, double y) {
    Optional<Edit> done = edit.get();
    grip = Optional.empty();
    edit.set(Optional.empty());
    done.filter(change -> !change.now().equals(change.before()))
        .ifPresent(change -> measurements.replace(change.before(), change.now()));
    draft.get().filter(now -> !still(pressed, x, y)).ifPresent(now -> settle(now, x, y));
  }

  /// The loose place is settled here. A polygon is done where its first or its last corner is met
  /// again.
  private void settle(Draft now, double x, double y) {
    Point last = viewer().toScreen(now.fixed().getLast());
    Point first = viewer().toScreen(now.fixed().getFirst());
    boolean again = still(last, x, y);
    if (now.tool() == Tool.POLYGON && (again || near(first, x, y)) && now.fixed().size() > 2) {
      finish();
    } else if (!again) {
      Draft next = now.withFixed(viewer().toSource(x, y));
      draft.set(Optional.of(next));
      if (next.complete()) {
        finish();
      }
    }
  }

  /// Makes a measurement of what is drawn, where its places suffice.
  public void finish() {
    draft
        .get()
        .flatMap(Draft::settled)
        .ifPresent(
            shape -> {
              draft.set(Optional.empty());
              measurements.add(shape);
            });
  }

  /// Takes back what is being drawn, edited or written, or else where the keyboard points.
  ///
  /// @return false where there was nothing
  public boolean drop() {
    return dropDrawing() || viewer().cursor().hide();
  }

  /// Takes back what is being drawn, edited or written.
  ///
  /// @return false where there was nothing
  boolean dropDrawing() {
    boolean any = draft.get().isPresent() || edit.get().isPresent() || wording.get().isPresent();
    grip = Optional.empty();
    draft.set(Optional.empty());
    edit.set(Optional.empty());
    wording.set(Optional.empty());
    return any;
  }

  /// Asks for other words in place of the selected ones.
  public void reword() {
    measurements
        .selected()
        .get()
        .filter(measurements.ofFrame(viewer())::contains)
        .ifPresent(
            one -> {
              if (one.shape() instanceof MeasureShape.Text(Point at, String words)) {
                wording.set(Optional.of(new Wording(at, words, Optional.of(one))));
              }
            });
  }

  /// The words are written; none are as if nothing had been asked.
  void write(String words) {
    Optional<Wording> asked = wording.get();
    wording.set(Optional.empty());
    String line = words.strip();
    if (asked.isPresent() && !line.isEmpty()) {
      var text = new MeasureShape.Text(asked.get().at(), line);
      asked
          .get()
          .changed()
          .ifPresentOrElse(
              one -> measurements.replace(one, one.with(text)), () -> measurements.add(text));
    }
  }

  private static boolean still(Point from, double x, double y) {
    return Math.hypot(x - from.x(), y - from.y()) < STILL;
  }

  private static boolean near(Point place, double x, double y) {
    return Math.hypot(x - place.x(), y - place.y()) < MeasurePick.HANDLE;
  }

  /// The viewport where it is.
  ObservableValue<ViewerViewModel> viewport() {
    return active;
  }

  ReadOnlyObjectProperty<Optional<Draft>> draft() {
    return draft.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Edit>> edit() {
    return edit.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Wording>> wording() {
    return wording.getReadOnlyProperty();
  }
}
