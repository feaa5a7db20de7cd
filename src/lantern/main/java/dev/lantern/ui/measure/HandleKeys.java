package dev.lantern.ui.measure;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Moves the selected measurement without a mouse: one of its handles at a time, or all of it. What
/// is moved between two other changes is one step to take back. For the JavaFX thread.
public final class HandleKeys {
  private final ObservableValue<ViewerViewModel> active;
  private final MeasurementsViewModel measurements;
  private final ReadOnlyObjectWrapper<Optional<MeasurePick.Grip>> held =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// All measurements as the last move left them: where they still are so, the next goes on.
  private List<Measurement> moved = List.of();

  HandleKeys(ObservableValue<ViewerViewModel> active, MeasurementsViewModel measurements) {
    this.active = active;
    this.measurements = measurements;
    active.flatMap(ViewerViewModel::tool).subscribe((before, now) -> letGo());
    active
        .flatMap(ViewerViewModel::shown)
        .subscribe(
            (before, now) -> {
              if (now.isEmpty()) {
                letGo();
              }
            });
  }

  /// What is selected is another one: nothing of the last is held any more.
  void follow(Optional<Measurement> selected) {
    if (!held.get().map(MeasurePick.Grip::measurement).equals(selected)) {
      letGo();
    }
  }

  /// Selects the next measurement of the frame, and the first after the last.
  public void next() {
    List<Measurement> there = measurements.ofFrame(active.getValue());
    if (!there.isEmpty()) {
      measurements.visible().set(true);
      int now = selected().map(there::indexOf).orElse(-1);
      measurements.select(Optional.of(there.get((now + 1) % there.size())));
    }
  }

  private Optional<Measurement> selected() {
    return measurements.selected().get().filter(measurements.ofFrame(active.getValue())::contains);
  }

  /// Holds another handle of the selected measurement, or of the first where none is: the first
  /// handle to the last, then all of it.
  ///
  /// @param by 1, or -1 for the way back
  public void step(int by) {
    if (measurements.pen().draft().get().isPresent() || active.getValue().brush().down()) {
      return;
    }
    if (selected().isEmpty()) {
      next();
    }
    selected()
        .ifPresent(
            one -> {
              int handles = one.shape().handles().size();
              int now =
                  held.get().map(grip -> place(grip.part(), handles)).orElse(by > 0 ? handles : 0);
              hold(one, part(Math.floorMod(now + by, handles + 1), handles));
            });
  }

  private static int place(MeasurePick.Part part, int handles) {
    return part instanceof MeasurePick.Part.Handle(int index) ? index : handles;
  }

  private static MeasurePick.Part part(int place, int handles) {
    return place == handles ? new MeasurePick.Part.Whole() : new MeasurePick.Part.Handle(place);
  }

  private void hold(Measurement one, MeasurePick.Part part) {
    moved = List.of();
    MeasurePick.Grip grip = new MeasurePick.Grip(one, part);
    held.set(Optional.of(grip));
    active.getValue().cursor().hide();
    active.getValue().cursor().reveal(grip.places().getFirst());
  }

  /// Moves what is held; where nothing is, all of the selected one.
  ///
  /// @param dx screen pixels to the right
  /// @param dy screen pixels down
  public void move(double dx, double dy) {
    if (held.get().isEmpty()) {
      selected().ifPresent(one -> hold(one, new MeasurePick.Part.Whole()));
    }
    held.get().ifPresent(grip -> move(grip, dx, dy));
  }

  private void move(MeasurePick.Grip grip, double dx, double dy) {
    ViewerViewModel viewer = active.getValue();
    List<Point> places = grip.places();
    Point from = viewer.toScreen(places.getFirst());
    Point to = viewer.toSource(from.x() + dx, from.y() + dy);
    Frame frame = viewer.shown().get().map(ShownFrame::frame).orElseThrow();
    double right = within(to.x() - places.getFirst().x(), places, Point::x, frame.columns());
    double down = within(to.y() - places.getFirst().y(), places, Point::y, frame.rows());
    Measurement before = grip.measurement();
    MeasureShape shape = grip.part().moved(before.shape(), right, down);
    Measurement next = before.with(shape);
    if (measurements.all().get().contains(next)) {
      return;
    }
    boolean goesOn = moved.equals(measurements.all().get());
    MeasurePick.Grip kept = new MeasurePick.Grip(next, grip.part());
    held.set(Optional.of(kept));
    measurements.replace(before, next, goesOn);
    moved = measurements.all().get();
    viewer.cursor().reveal(kept.places().getFirst());
  }

  /// No place leaves the frame by this way, and none that is outside goes further out.
  private static double within(
      double way, List<Point> places, ToDoubleFunction<Point> along, int end) {
    double least = places.stream().mapToDouble(along).min().orElseThrow();
    double most = places.stream().mapToDouble(along).max().orElseThrow();
    return Math.clamp(way, Math.min(0, -least), Math.max(0, end - most));
  }

  /// Holds nothing any more; what has been moved stays so.
  ///
  /// @return false where nothing was held
  public boolean letGo() {
    boolean any = held.get().isPresent();
    held.set(Optional.empty());
    moved = List.of();
    return any;
  }

  /// Whether the keys move something.
  public ObservableValue<Boolean> holding() {
    return held.map(Optional::isPresent);
  }

  /// What the keys move, as long as they do.
  ReadOnlyObjectProperty<Optional<MeasurePick.Grip>> held() {
    return held.getReadOnlyProperty();
  }
}
