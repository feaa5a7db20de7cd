package dev.lantern.ui.tags;

import dev.lantern.ui.controls.Keyed;
import javafx.scene.input.KeyCombination;

/// What has a key in the tag window.
public enum TagKey implements Keyed {
  /// Moves the keyboard to the search.
  FIND("Shortcut+F"),

  COPY("Shortcut+C"),

  /// Holds the elements of the file, or lets them go.
  HOLD("Shortcut+K"),

  /// Shows the elements that differ, or all.
  DIFFERENCES("Shortcut+D");

  private final String key;

  TagKey(String key) {
    this.key = key;
  }

  @Override
  public String id() {
    return Keyed.id("tags", this);
  }

  @Override
  public KeyCombination key() {
    return KeyCombination.valueOf(key);
  }
}
