package dev.lantern.ui.controls;

import javafx.scene.input.KeyCombination;

/// Something with a word and a key of its own, which the user may change.
public interface Keyed {
  /// Part of the key of its words: `command.<id>`.
  String id();

  /// Its own key, in force where the user has chosen no other.
  KeyCombination key();
}
