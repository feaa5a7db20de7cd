package dev.lantern.ui.layers;

import dev.lantern.ui.controls.EscapeKey;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The layers of the image on the screen, in a window that follows it; Esc closes it.
public final class LayersWindow {
  private static final double WIDTH = 1320;
  private static final double HEIGHT = 900;

  private final Stage stage = new Stage();

  /// @param owner the main window, which it lies over
  public LayersWindow(Words words, Theme theme, LayersViewModel layers, Window owner) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(
            new LayersView(words, layers),
            Math.min(WIDTH, screen.getWidth()),
            Math.min(HEIGHT, screen.getHeight()));
    theme.dress(scene);
    EscapeKey.install(scene);
    stage.initOwner(owner);
    stage.setTitle(words.of("layers.window"));
    stage.setScene(scene);
    stage.showingProperty().subscribe((before, now) -> layers.open(now));
  }

  /// Shows the window, or brings it to the front.
  public void show() {
    stage.show();
    stage.toFront();
  }
}
