package dev.lantern.ui.settings;

import dev.lantern.platform.Settings;
import dev.lantern.ui.words.Words;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What may be kept in memory.
final class MemoryPage extends Page {
  private static final int STEP = 64;

  /// As many as the largest value has; none while another is being typed.
  private static final Pattern DIGITS = Pattern.compile("\\d{0,5}");

  MemoryPage(Words words, PreferencesViewModel preferences) {
    super(words);
    int most = Settings.Viewing.MOST_FRAME_MEMORY;
    var values =
        new SpinnerValueFactory.IntegerSpinnerValueFactory(
            0, most, preferences.frameMemory().get(), STEP);
    values.setConverter(new Typed(values, most));
    values.valueProperty().subscribe((before, now) -> preferences.frameMemory().set(now));
    Spinner<Integer> spinner = new Spinner<>(values);
    spinner.setId(PreferencesIds.FRAME_MEMORY);
    spinner.setEditable(true);
    spinner.setAccessibleText(words.of("preferences.memory"));
    TextField editor = spinner.getEditor();
    editor.setTextFormatter(new TextFormatter<>(MemoryPage::digitsAlone));
    editor
        .focusedProperty()
        .subscribe((before, now) -> editor.setText(values.getValue().toString()));
    HBox row = new HBox(8, spinner, new Label(words.of("preferences.memory.unit")));
    row.getStyleClass().add("slider-row");
    setting("preferences.memory", row);
  }

  private static TextFormatter.Change digitsAlone(TextFormatter.Change change) {
    if (!DIGITS.matcher(change.getControlNewText()).matches()) {
      change.setText("");
      change.setRange(0, 0);
      change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
    }
    return change;
  }

  /// What is typed: a number out of range is the nearest that is in it, and none leaves the value
  /// as it is.
  private static final class Typed extends StringConverter<Integer> {
    private final SpinnerValueFactory<Integer> values;
    private final int most;

    private Typed(SpinnerValueFactory<Integer> values, int most) {
      this.values = values;
      this.most = most;
    }

    @Override
    public String toString(@Nullable Integer value) {
      return value == null ? "" : value.toString();
    }

    @Override
    public Integer fromString(String text) {
      return text.isEmpty() ? values.getValue() : Math.min(Integer.parseInt(text), most);
    }
  }
}
