package dev.lantern.ui.settings;

import dev.lantern.ui.words.Words;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a drag does, and which key does what.
final class KeysPage extends Page {
  private final KeyTable table;

  KeysPage(Words words, PreferencesViewModel preferences, KeymapViewModel keys) {
    super(words);
    ObjectProperty<Boolean> brighter = new SimpleObjectProperty<>(preferences.upBrightens().get());
    brighter.subscribe(now -> preferences.upBrightens().set(now));
    preferences.upBrightens().subscribe(now -> brighter.set(now));
    setting(
        "preferences.drag",
        choice(
            brighter,
            List.of(false, true),
            now -> words.of(now ? "preferences.drag.brighter" : "preferences.drag.darker"),
            now -> PreferencesIds.DRAG + (now ? "brighter" : "darker")));
    setting(
        "preferences.keymap",
        list(
            PreferencesIds.KEYMAP,
            "preferences.keymap",
            keys.keymap(),
            List.of(KeymapName.values()),
            keymap -> words.of("preferences.keymap." + keymap.word())));
    table = new KeyTable(words, keys);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().add(table);
  }

  /// Esc, while a key is awaited.
  ///
  /// @return false where none is
  boolean stepBack() {
    return table.stepBack();
  }
}
