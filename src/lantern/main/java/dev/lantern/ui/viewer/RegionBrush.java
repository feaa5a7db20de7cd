package dev.lantern.ui.viewer;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.Stroke;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Marks a region of the frame on the screen, stroke by stroke. What is marked belongs to that
/// frame and to the brush: with another frame or another tool it is gone.
public final class RegionBrush {
  static final double SMALLEST = 3;
  static final double LARGEST = 300;
  private static final double FIRST = 24;
  private static final double STEP = 1.25;

  private final ReadOnlyObjectProperty<Optional<ShownFrame>> shown;
  private final Placement placement;
  private final ReadOnlyObjectProperty<Tool> tool;
  private final KeyCursor cursor;
  private final ReadOnlyDoubleWrapper radius = new ReadOnlyDoubleWrapper(FIRST);
  private final BooleanProperty allowed = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Region>> painted =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Region>> region =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<RegionResult> result = new SimpleObjectProperty<>(RegionResult.NONE);
  private final List<Stroke> strokes = new ArrayList<>();
  private final List<Turn.Point> path = new ArrayList<>();
  private double radiusX = 1;
  private double radiusY = 1;

  RegionBrush(
      ReadOnlyObjectProperty<Optional<ShownFrame>> shown,
      Placement placement,
      ReadOnlyObjectProperty<Tool> tool,
      KeyCursor cursor) {
    this.shown = shown;
    this.placement = placement;
    this.tool = tool;
    this.cursor = cursor;
    shown.subscribe((before, now) -> clear());
    allowed.subscribe((before, now) -> clear());
    tool.subscribe((before, now) -> clear());
  }

  /// True where a press would paint.
  boolean ready() {
    return tool.get() == Tool.BRUSH && allowed.get() && shown.get().isPresent();
  }

  /// A stroke begins at this place of the screen.
  void press(double screenX, double screenY) {
    release();
    if (ready()) {
      Viewport now = placement.viewport.get();
      radiusX = radius.get() / now.zoom();
      radiusY = radiusX / now.aspect();
      extend(screenX, screenY);
    }
  }

  /// The stroke goes on.
  void drag(double screenX, double screenY) {
    if (!path.isEmpty()) {
      extend(screenX, screenY);
    }
  }

  /// The keyboard moves the brush, which paints on its way where it is down.
  ///
  /// @param dx screen pixels to the right
  /// @param dy screen pixels down
  public void moveCursor(double dx, double dy) {
    if (ready()) {
      cursor.move(dx, dy);
      Turn.Point screen = placement.toScreen(cursor.place().get().orElseThrow());
      drag(screen.x(), screen.y());
    }
  }

  /// The keyboard puts the brush down, or lifts it; the first time shows where that is.
  public void putDownOrLift() {
    Optional<Turn.Point> screen = cursor.place().get().map(placement::toScreen);
    if (!path.isEmpty()) {
      release();
    } else {
      screen.ifPresentOrElse(at -> press(at.x(), at.y()), () -> moveCursor(0, 0));
    }
  }

  /// Whether a stroke is under way.
  public boolean down() {
    return !path.isEmpty();
  }

  /// Drops the stroke that is under way.
  ///
  /// @return false where none was
  public boolean drop() {
    boolean any = !path.isEmpty();
    path.clear();
    painted.set(region.get());
    return any;
  }

  /// The stroke ends: [#region] takes it in.
  public void release() {
    if (path.isEmpty()) {
      return;
    }
    strokes.add(stroke(path));
    path.clear();
    region.set(painted.get());
  }

  private void extend(double screenX, double screenY) {
    Turn.Point place = placement.toSource(screenX, screenY);
    List<Turn.Point> way = path.isEmpty() ? List.of(place) : List.of(path.getLast(), place);
    path.add(place);
    show(painted.get().orElseGet(this::nothing).with(stroke(way)));
  }

  private Stroke stroke(List<Turn.Point> places) {
    return new Stroke(radiusX, radiusY, places);
  }

  private Region nothing() {
    Frame frame = shown.get().orElseThrow().frame();
    return Region.none(frame.columns(), frame.rows());
  }

  private void show(Region next) {
    painted.set(Optional.of(next).filter(marked -> !marked.isEmpty()));
  }

  /// Takes the last stroke back, also while it is under way.
  public void undo() {
    if (drop() || strokes.isEmpty()) {
      return;
    }
    strokes.removeLast();
    Region left = nothing();
    for (Stroke stroke : strokes) {
      left = left.with(stroke);
    }
    show(left);
    region.set(painted.get());
  }

  /// Takes everything back.
  public void clear() {
    strokes.clear();
    path.clear();
    painted.set(Optional.empty());
    region.set(Optional.empty());
  }

  /// By a quarter, larger or smaller; a stroke under way keeps its width.
  public void resize(boolean larger) {
    if (path.isEmpty()) {
      radius.set(Math.clamp(larger ? radius.get() * STEP : radius.get() / STEP, SMALLEST, LARGEST));
    }
  }

  /// Screen pixels.
  public ReadOnlyDoubleProperty radius() {
    return radius.getReadOnlyProperty();
  }

  /// Whether the frame on the screen is one that the network judged: no other can be painted.
  public BooleanProperty allowed() {
    return allowed;
  }

  /// What is marked, also while a stroke is under way; empty where nothing is.
  public ReadOnlyObjectProperty<Optional<Region>> painted() {
    return painted.getReadOnlyProperty();
  }

  /// What was marked when the last stroke ended; empty where nothing was.
  public ReadOnlyObjectProperty<Optional<Region>> region() {
    return region.getReadOnlyProperty();
  }

  /// What the network made of the image without [#region], to be said on the screen.
  public ObjectProperty<RegionResult> result() {
    return result;
  }
}
