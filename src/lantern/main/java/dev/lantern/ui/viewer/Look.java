package dev.lantern.ui.viewer;

import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.VoiLut;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the pixels are drawn, besides the window. For the JavaFX thread.
public final class Look {
  private final BooleanProperty inverted = new SimpleBooleanProperty();
  private final BooleanProperty nearest = new SimpleBooleanProperty();
  private final ObjectProperty<ColourMap> colours = new SimpleObjectProperty<>(ColourMap.GREY);
  private final BooleanProperty shutter = new SimpleBooleanProperty(true);
  private final BooleanProperty overlays = new SimpleBooleanProperty(true);
  private final ObjectProperty<Optional<DisplayFilter>> filter =
      new SimpleObjectProperty<>(Optional.empty());

  /// The command that chooses colours.
  public static String command(ColourMap colours) {
    return "colours-" + colours.word();
  }

  /// The command that chooses a filter.
  public static String command(Optional<DisplayFilter> filter) {
    return "filter-" + filter.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("none");
  }

  /// As the file says.
  void forget() {
    inverted.set(false);
    nearest.set(false);
    colours.set(ColourMap.GREY);
    filter.set(Optional.empty());
    shutter.set(true);
    overlays.set(true);
  }

  FrameRenderer.Settings settings(VoiLut voi) {
    return new FrameRenderer.Settings(
        voi,
        inverted.get(),
        nearest.get() ? Interpolation.NEAREST : Interpolation.SMOOTH,
        colours.get(),
        shutter.get(),
        overlays.get());
  }

  /// Bright for dark.
  public BooleanProperty inverted() {
    return inverted;
  }

  /// Each pixel of the screen has the value of one pixel of the file.
  public BooleanProperty nearest() {
    return nearest;
  }

  /// Whether the file's shutter hides what it hides.
  public BooleanProperty shutter() {
    return shutter;
  }

  /// Whether the file's graphics are seen.
  public BooleanProperty overlays() {
    return overlays;
  }

  /// Of grey images; others keep their own.
  public ObjectProperty<ColourMap> colours() {
    return colours;
  }

  /// Of grey images, before the window.
  public ObjectProperty<Optional<DisplayFilter>> filter() {
    return filter;
  }
}
