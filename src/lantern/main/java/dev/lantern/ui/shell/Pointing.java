package dev.lantern.ui.shell;

import dev.lantern.ui.measure.HandleKeys;
import dev.lantern.ui.measure.MeasurementsViewModel;
import dev.lantern.ui.viewer.RegionBrush;
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

  private boolean painting() {
    return active.getValue().tool().get() == Tool.BRUSH && !handles.holding().getValue();
  }

  private RegionBrush brush() {
    return active.getValue().brush();
  }

  /// @param right screen pixels
  /// @param down screen pixels
  void move(double right, double down) {
    if (painting()) {
      brush().moveCursor(right, down);
    } else if (active.getValue().tool().get().measures() && !handles.holding().getValue()) {
      measurements.pen().moveCursor(right, down);
    } else {
      handles.move(right, down);
    }
  }

  /// Draws where the keyboard points, or puts the brush down there.
  void place() {
    if (painting()) {
      brush().putDownOrLift();
    } else if (!handles.letGo()) {
      measurements.pen().place();
    }
  }

  /// Ends what is moved or drawn; a stroke counts from then on.
  void finish() {
    if (painting()) {
      brush().release();
    } else if (!handles.letGo()) {
      measurements.pen().finish();
    }
  }

  /// Drops what is drawn, and points nowhere any more; what has been moved stays so.
  ///
  /// @return false where there was nothing
  boolean drop() {
    return handles.letGo() || brush().drop() || measurements.pen().drop();
  }

  /// Takes back what was done last: with the brush a stroke, else a change of the measurements.
  void undo() {
    if (painting()) {
      brush().undo();
    } else {
      measurements.undo();
    }
  }
}
