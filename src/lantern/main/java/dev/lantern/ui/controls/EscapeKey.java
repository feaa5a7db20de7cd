package dev.lantern.ui.controls;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Esc closes a window beside the main one, whatever in it has the keyboard.
public final class EscapeKey {
  private EscapeKey() {}

  /// @param scene of the window
  public static void install(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            scene.getWindow().hide();
            event.consume();
          }
        });
  }
}
