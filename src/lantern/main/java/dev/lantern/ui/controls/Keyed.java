package dev.lantern.ui.controls;

import java.util.Locale;
import javafx.scene.input.KeyCombination;

/// Something with a word and a key of its own, which the user may change.
public interface Keyed {
  /// Part of the key of its words: `command.<id>`.
  String id();

  /// The id of what an enum names, of one window or kind: `batch-add-files`.
  static String id(String kind, Enum<?> one) {
    return kind + "-" + one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Its own key, in force where the user has chosen no other.
  KeyCombination key();
}
