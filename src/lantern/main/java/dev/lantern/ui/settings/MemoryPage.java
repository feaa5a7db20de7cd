package dev.lantern.ui.settings;

import dev.lantern.platform.Settings;
import dev.lantern.ui.words.Words;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;

/// What may be kept in memory.
final class MemoryPage extends Page {
  private static final int STEP = 64;

  /// Held, since the binding alone would not keep it.
  private final ObjectProperty<Integer> frames;

  MemoryPage(Words words, PreferencesViewModel preferences) {
    super(words);
    frames = preferences.frameMemory().asObject();
    var values =
        new SpinnerValueFactory.IntegerSpinnerValueFactory(
            0, Settings.Viewing.MOST_FRAME_MEMORY, frames.get(), STEP);
    values.valueProperty().bindBidirectional(frames);
    Spinner<Integer> spinner = new Spinner<>(values);
    spinner.setId(PreferencesIds.FRAME_MEMORY);
    spinner.setEditable(true);
    spinner.setAccessibleText(words.of("preferences.memory"));
    HBox row = new HBox(8, spinner, new Label(words.of("preferences.memory.unit")));
    row.getStyleClass().add("slider-row");
    setting("preferences.memory", row);
  }
}
