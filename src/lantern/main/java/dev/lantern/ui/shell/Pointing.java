package dev.lantern.ui.shell;

import dev.lantern.ui.measure.HandleKeys;
import dev.lantern.ui.measure.MeasurementsViewModel;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerViewModel;
import javafx.beans.value.ObservableValue;

/// What the keys that point are about: the measurement that they hold, else what the tool draws,
/// else the selected measurement.
final class Pointing {
  private final ObservableValue<ViewerViewModel> active;
  private final MeasurementsViewModel measurements;
  private final HandleKeys handles;

  Pointing(ObservableValue<ViewerViewModel> active, MeasurementsViewModel measurements) {
    this.active = active;
    this.measurements = measurements;
    this.handles = measurements.handles();
  }

  private boolean with(Tool tool) {
    return active.getValue().tool().get() == tool;
  }

  /// @param right screen pixels
  /// @param down screen pixels
  void move(double right, double down) {
    boolean draws = active.getValue().tool().get().measures();
    if (draws && !handles.holding().getValue()) {
      measurements.pen().moveCursor(right, down);
    } else {
      handles.move(right, down);
    }
  }

  /// Draws where the keyboard points.
  void place() {
    if (!handles.letGo()) {
      measurements.pen().place();
    }
  }

  /// Ends what is moved or drawn.
  void finish() {
    if (!handles.letGo()) {
      measurements.pen().finish();
    }
  }

  /// Drops what is drawn, and points nowhere any more; what has been moved stays so.
  ///
  /// @return false where there was nothing
  boolean drop() {
    return handles.letGo() || measurements.pen().drop();
  }

  /// Takes back what was done last: with the brush a stroke, else a change of the measurements.
  void undo() {
    if (with(Tool.BRUSH) && !handles.holding().getValue()) {
      active.getValue().brush().undo();
    } else {
      measurements.undo();
    }
  }
}
