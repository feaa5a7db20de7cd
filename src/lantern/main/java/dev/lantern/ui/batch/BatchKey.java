package dev.lantern.ui.batch;

import dev.lantern.ui.controls.Keyed;
import javafx.scene.input.KeyCombination;

/// What has a key in the batch window.
public enum BatchKey implements Keyed {
  START("Shortcut+Enter"),
  PAUSE("Shortcut+P"),
  CANCEL("Shortcut+Period"),
  ADD_FILES("Shortcut+O"),
  ADD_FOLDER("Shift+Shortcut+O"),
  CHOOSE_RESULTS("Shortcut+S"),
  CHOOSE_QUARANTINE("Shift+Shortcut+S"),
  OPEN_RESULTS("Shortcut+E"),

  /// Moves the keyboard to the filter.
  FIND("Shortcut+F"),

  /// Closes the window.
  CLOSE("Shortcut+W");

  private final String key;

  BatchKey(String key) {
    this.key = key;
  }

  @Override
  public String id() {
    return Keyed.id("batch", this);
  }

  @Override
  public KeyCombination key() {
    return KeyCombination.valueOf(key);
  }
}
