package dev.lantern.ui.viewer;

import dev.lantern.platform.MeasuredScreen;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;

/// The size of pixels on the glass: as the reader measured it, else as the screen reports it, which
/// many do wrongly. For the JavaFX thread.
public final class GlassViewModel {
  /// Pixels of the line that the reader measures.
  public static final int LINE = 600;

  private static final double INCH = 25.4;

  private final ObjectProperty<Optional<MeasuredScreen>> measured;

  /// What a screen says of itself.
  ///
  /// @param width pixels of the layout
  /// @param height pixels of the layout
  /// @param dpi dots per inch
  /// @param scale dots per pixel of the layout
  public record Reported(int width, int height, double dpi, double scale) {}

  /// @param measured what the reader measured, kept by whoever owns it
  public GlassViewModel(ObjectProperty<Optional<MeasuredScreen>> measured) {
    this.measured = measured;
  }

  public GlassPixel pixel(Reported screen) {
    return measured
        .get()
        .filter(one -> one.width() == screen.width() && one.height() == screen.height())
        .map(one -> new GlassPixel(one.millimetres(), OptionalDouble.empty()))
        .orElseGet(
            () ->
                new GlassPixel(
                    INCH * screen.scale() / screen.dpi(), OptionalDouble.of(screen.dpi())));
  }

  /// Whether a length of the line, in millimetres, can be one.
  public boolean plausible(double millimetres) {
    return millimetres >= LINE * MeasuredScreen.SMALLEST
        && millimetres <= LINE * MeasuredScreen.LARGEST;
  }

  /// The reader has measured the line on a screen.
  ///
  /// @param millimetres as [#plausible] lets them be
  public void measured(Reported screen, double millimetres) {
    measured.set(
        Optional.of(new MeasuredScreen(screen.width(), screen.height(), millimetres / LINE)));
  }
}
