package dev.lantern.ui.theme;

import atlantafx.base.theme.PrimerDark;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The look of all windows: AtlantaFX's dark Primer, and our own rules in its looked-up colours.
public final class Theme {
  /// In pixels, of a side: what title bars, task bars and switchers ask for. Drawn from
  /// `installer/icon.svg`, as the packages' icons are.
  private static final List<Integer> ICONS = List.of(16, 32, 48, 64, 128);

  private Theme() {}

  /// Sets the look of the whole program; on the JavaFX thread.
  public static void install() {
    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
  }

  /// Adds Lantern's own rules to a window, and its icon to what shows it.
  public static void dress(Scene scene) {
    // The frame that the system draws around the window.
    scene.getPreferences().setColorScheme(ColorScheme.DARK);
    scene.getStylesheets().add(resource("lantern.css"));
    scene
        .windowProperty()
        .subscribe(
            window -> {
              if (window instanceof Stage stage && stage.getIcons().isEmpty()) {
                stage.getIcons().addAll(icons());
              }
            });
  }

  private static List<Image> icons() {
    return ICONS.stream().map(side -> new Image(resource("lantern-" + side + ".png"))).toList();
  }

  private static String resource(String name) {
    return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
  }
}
