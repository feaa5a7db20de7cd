package dev.lantern.ui.viewer;

import dev.lantern.explain.HeatmapStyle;
import dev.lantern.platform.Corner;
import dev.lantern.platform.CornerLine;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What holds for every viewport, whatever each of them shows. For the JavaFX thread.
public final class ViewSettings {
  private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.WINDOW);
  private final BooleanProperty patientShown = new SimpleBooleanProperty(true);
  private final BooleanProperty textShown = new SimpleBooleanProperty(true);
  private final ObjectProperty<Map<CornerLine, Corner>> corners =
      new SimpleObjectProperty<>(CornerLine.usual());
  private final BooleanProperty upBrightens = new SimpleBooleanProperty();
  private final ObjectProperty<HeatmapStyle> heatmapStyle =
      new SimpleObjectProperty<>(HeatmapStyle.WHOLE);
  private final DoubleProperty heatmapOpacity = new SimpleDoubleProperty(1);

  /// What a drag does.
  public ObjectProperty<Tool> tool() {
    return tool;
  }

  /// Whether a drag upward with the window tool makes the image brighter; else darker.
  public BooleanProperty upBrightens() {
    return upBrightens;
  }

  public BooleanProperty patientShown() {
    return patientShown;
  }

  /// Whether the text in the corners is seen; what a reader must not miss is seen all the same.
  public BooleanProperty textShown() {
    return textShown;
  }

  /// Which text stands in which corner.
  public ObjectProperty<Map<CornerLine, Corner>> corners() {
    return corners;
  }

  /// How maps are seen, and how much of them.
  public ObjectProperty<HeatmapStyle> heatmapStyle() {
    return heatmapStyle;
  }

  /// From 0 to 1.
  public DoubleProperty heatmapOpacity() {
    return heatmapOpacity;
  }
}
