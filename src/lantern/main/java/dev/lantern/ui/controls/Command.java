package dev.lantern.ui.controls;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something the user can do: one word, one key, one picture, wherever it appears.
public sealed interface Command extends Keyed {
  /// Part of the ids of its controls, too.
  @Override
  String id();

  Ikon icon();

  /// Does something.
  record Action(String id, KeyCombination key, Ikon icon, Runnable work) implements Command {}

  /// Is on or off.
  record Toggle(String id, KeyCombination key, Ikon icon, BooleanProperty on) implements Command {}

  /// Is on as long as its key is held, by [HeldKeys]; its controls switch it on and off.
  record Hold(String id, KeyCombination key, Ikon icon, BooleanProperty on) implements Command {}

  /// Is one of several.
  ///
  /// @param value that `chosen` takes
  record Choice<T>(String id, KeyCombination key, Ikon icon, ObjectProperty<T> chosen, T value)
      implements Command {
    void choose() {
      chosen.set(value);
    }
  }
}
