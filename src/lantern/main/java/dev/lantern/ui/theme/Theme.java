package dev.lantern.ui.theme;

import atlantafx.base.theme.PrimerDark;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/// The look of all windows: AtlantaFX's dark Primer, and our own rules in its looked-up colours.
public final class Theme {
  private Theme() {}

  /// Sets the look of the whole program; on the JavaFX thread.
  public static void install() {
    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
  }

  /// Adds Lantern's own rules to a window.
  public static void dress(Scene scene) {
    // The frame that the system draws around the window.
    scene.getPreferences().setColorScheme(ColorScheme.DARK);
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(Theme.class.getResource("lantern.css")).toExternalForm());
  }
}
