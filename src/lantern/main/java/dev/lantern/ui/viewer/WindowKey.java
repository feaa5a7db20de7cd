package dev.lantern.ui.viewer;

import dev.lantern.ui.controls.Keyed;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;

/// The windows that have a key, which does not move: what is learned on one file holds on the next.
public enum WindowKey implements Keyed {
  FILE_1("1"),
  AUTOMATIC("2"),
  BRAIN("3"),
  ABDOMEN("4"),
  MEDIASTINUM("5"),
  BONE("6"),
  LUNG("7"),
  FILE_2("8"),
  FILE_3("9"),
  FILE_4("0");

  private final String key;

  WindowKey(String key) {
    this.key = key;
  }

  @Override
  public String id() {
    return Keyed.id("window", this);
  }

  @Override
  public KeyCombination key() {
    return KeyCombination.valueOf(key);
  }

  /// The ids of all of them.
  static String[] ids() {
    return Stream.of(values()).map(WindowKey::id).toArray(String[]::new);
  }
}
