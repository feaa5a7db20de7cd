package dev.lantern.ui.viewer;

import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;

/// How much the tool [Tool#MAGNIFIER] enlarges what is under the pointer. For the JavaFX thread.
public final class Magnifier {
  /// Times the size on the screen.
  static final double LEAST = 2;

  static final double MOST = 6;

  /// Screen pixels of its side.
  static final int SIDE = 240;

  private static final double FIRST = 3;
  private static final double STEP = 0.5;

  private final ReadOnlyObjectProperty<Optional<ShownFrame>> shown;
  private final Placement placement;
  private final ReadOnlyObjectProperty<Tool> tool;
  private final ReadOnlyDoubleWrapper times = new ReadOnlyDoubleWrapper(FIRST);

  Magnifier(
      ReadOnlyObjectProperty<Optional<ShownFrame>> shown,
      Placement placement,
      ReadOnlyObjectProperty<Tool> tool) {
    this.shown = shown;
    this.placement = placement;
    this.tool = tool;
  }

  /// True where it follows the pointer.
  boolean ready() {
    return tool.get() == Tool.MAGNIFIER && shown.get().isPresent();
  }

  /// By half of the size on the screen, more or less.
  void step(boolean more) {
    times.set(Math.clamp(times.get() + (more ? STEP : -STEP), LEAST, MOST));
  }

  /// What it shows of the upright picture: the place of the screen stays where it is.
  Viewport around(double screenX, double screenY) {
    Turn.Point place = placement.toSource(screenX, screenY);
    Viewport now = placement.viewport.get();
    return new Viewport(SIDE, SIDE, now.zoom() * times.get(), now.aspect(), place.x(), place.y());
  }

  public ReadOnlyDoubleProperty times() {
    return times.getReadOnlyProperty();
  }
}
