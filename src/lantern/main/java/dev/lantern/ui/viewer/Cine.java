package dev.lantern.ui.viewer;

import dev.lantern.pipeline.Series;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// Whether the frames run as a film, and how fast. For the JavaFX thread.
public final class Cine {
  /// Frames per second.
  static final int SLOWEST = 1;

  static final int FASTEST = 60;

  /// Of a series that names no rate.
  private static final int USUAL = 10;

  final BooleanProperty playing = new SimpleBooleanProperty();
  final IntegerProperty rate = new SimpleIntegerProperty(USUAL);

  /// Whether the frames run as a film.
  public BooleanProperty playing() {
    return playing;
  }

  /// Faster by `step` frames per second, or slower where that is below 0.
  public void change(int step) {
    rate.set(Math.clamp(rate.get() + (long) step, SLOWEST, FASTEST));
  }

  /// A film ends with its series; the next has its own rate.
  void open(Series opened) {
    playing.set(false);
    OptionalDouble own = opened.header().acquisition().frameRate();
    rate.set(Math.clamp(Math.round(own.orElse(USUAL)), SLOWEST, FASTEST));
  }
}
