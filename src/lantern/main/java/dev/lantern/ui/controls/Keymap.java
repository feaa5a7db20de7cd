package dev.lantern.ui.controls;

import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/// The key of each command, which may change while the program runs.
public final class Keymap {
  private final ObservableValue<Map<String, String>> keys;

  /// @param keys ids of commands, and names as [KeyCombination#getName] gives them; an empty one
  ///     for a command without a key. What is not in it has its own key
  public Keymap(ObservableValue<Map<String, String>> keys) {
    this.keys = keys;
  }

  /// Tells of every change, and at once.
  void whenever(Runnable changed) {
    keys.subscribe(now -> changed.run());
  }

  Optional<KeyCombination> now(Keyed command) {
    return of(keys.getValue().getOrDefault(command.id(), command.key().getName()));
  }

  /// The key of a name; empty where it is none, as a hand may have left it in the settings.
  public static Optional<KeyCombination> of(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(KeyCombination.valueOf(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The key of a command as it is shown, whenever it changes; empty for none.
  ///
  /// @param id of the command, which is among those with a key
  public ObservableValue<String> shown(String id) {
    return keys.map(
        now -> of(now.getOrDefault(id, "")).map(KeyCombination::getDisplayText).orElse(""));
  }

  /// As it is shown; empty for none.
  String text(Keyed command) {
    return now(command).map(KeyCombination::getDisplayText).orElse("");
  }
}
