package dev.lantern.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.lantern.platform.ThemeName;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The look of all windows: AtlantaFX's Primer, dark or light, and our own rules in its looked-up
/// colours; for high contrast colours of our own over the dark one. Another theme is seen at once.
/// For the JavaFX thread.
public final class Theme {
  /// In pixels, of a side: what title bars, task bars and switchers ask for. Drawn from
  /// `installer/icon.svg`, as the packages' icons are.
  private static final List<Integer> ICONS = List.of(16, 32, 48, 64, 128);

  private final ObservableValue<ThemeName> name;

  /// @param name of the theme in use
  public Theme(ObservableValue<ThemeName> name) {
    this.name = name;
  }

  /// Sets the look of the whole program. Before the first control is made: for that one JavaFX
  /// would read its own look.
  public void install() {
    name.subscribe(
        now ->
            Application.setUserAgentStylesheet(
                switch (now) {
                  case DARK, HIGH_CONTRAST -> new PrimerDark().getUserAgentStylesheet();
                  case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                }));
  }

  /// Adds Lantern's own rules to a window, and its icon to what shows it.
  public void dress(Scene scene) {
    // What is closed must not be held for the next theme.
    name.when(scene.windowProperty().flatMap(Window::showingProperty).orElse(false))
        .subscribe(now -> wear(scene, now));
    scene
        .windowProperty()
        .subscribe(
            window -> {
              if (window instanceof Stage stage && stage.getIcons().isEmpty()) {
                stage.getIcons().addAll(icons());
              }
            });
  }

  private static void wear(Scene scene, ThemeName name) {
    // The frame that the system draws around the window.
    scene
        .getPreferences()
        .setColorScheme(name == ThemeName.LIGHT ? ColorScheme.LIGHT : ColorScheme.DARK);
    scene
        .getStylesheets()
        .setAll(
            switch (name) {
              case DARK -> List.of(resource("lantern.css"));
              case LIGHT, HIGH_CONTRAST ->
                  List.of(resource("lantern.css"), resource(name.word() + ".css"));
            });
  }

  private static List<Image> icons() {
    return ICONS.stream().map(side -> new Image(resource("lantern-" + side + ".png"))).toList();
  }

  private static String resource(String name) {
    return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
  }
}
