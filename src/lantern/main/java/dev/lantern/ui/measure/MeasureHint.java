package dev.lantern.ui.measure;

import dev.lantern.ui.viewer.KeyHint;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// Says at the upper edge what the measuring tool in use, or what the keys hold, waits for.
final class MeasureHint extends Label {
  /// Below the letter at the upper edge.
  private static final double TOP = 44;

  private final Words words;
  private final ViewerViewModel viewer;
  private final MeasurePen pen;
  private final ObservableValue<Boolean> holding;
  private final KeyHint keys;

  MeasureHint(Words words, ViewerViewModel viewer, MeasurementsViewModel measurements) {
    this.words = words;
    this.viewer = viewer;
    this.pen = measurements.pen();
    this.holding = measurements.handles().holding();
    this.keys = new KeyHint(words, viewer);
    setId(MeasureIds.HINT);
    getStyleClass().add("region-mark");
    setMouseTransparent(true);
    setManaged(false);
    viewer.tool().subscribe(this::refresh);
    viewer.shown().subscribe(this::refresh);
    pen.viewport().subscribe(this::refresh);
    holding.subscribe(this::refresh);
    keys.whenever(this::refresh);
  }

  private void refresh() {
    Tool tool = viewer.tool().get();
    // The brush says something of its own there.
    boolean held = holding.getValue() && !keys.moving().isEmpty() && tool != Tool.BRUSH;
    setVisible((tool.measures() || held) && pen.over(viewer) && viewer.shown().get().isPresent());
    if (held) {
      setText(words.of("measure.hint.held", keys.moving()));
    } else {
      setText(pen.ready() ? keys.of(hint(tool), this) : words.of("measure.hint.none"));
    }
    if (getParent() != null) {
      getParent().requestLayout();
    }
  }

  private String hint(Tool tool) {
    return switch (tool) {
      case LENGTH -> words.of("measure.hint.length");
      case ANGLE -> words.of("measure.hint.angle");
      case COBB -> words.of("measure.hint.cobb");
      case RECTANGLE, ELLIPSE -> words.of("measure.hint.box");
      case POLYGON -> words.of("measure.hint.polygon");
      case ARROW -> words.of("measure.hint.arrow");
      case TEXT -> words.of("measure.hint.text");
      case WINDOW, ZOOM, PAN, SCROLL, MAGNIFIER, BRUSH -> "";
    };
  }

  /// @param width of the image on the screen
  void place(double width) {
    double own = Math.min(prefWidth(-1), width);
    resizeRelocate((width - own) / 2, TOP, own, prefHeight(own));
  }
}
