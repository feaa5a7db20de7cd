package dev.lantern.ui.settings;

import dev.lantern.ui.controls.OneWay;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A page of the preferences: settings one below the other, each with a sentence of what it does.
abstract class Page extends VBox {
  final Words words;

  Page(Words words) {
    super(18);
    this.words = words;
    getStyleClass().add("preferences-page");
  }

  /// Adds a setting.
  ///
  /// @param key of its name; of what it does, with `.does` behind it
  final void setting(String key, Node... controls) {
    Label name = new Label(words.of(key));
    name.getStyleClass().add("preferences-name");
    VBox box = new VBox(6, name, sentence(words.of(key + ".does")));
    box.getChildren().addAll(controls);
    getChildren().add(box);
  }

  static Label sentence(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// A row of values of which one is chosen.
  ///
  /// @param id of a value's button
  static <T> VBox choice(
      ObjectProperty<T> chosen, List<T> values, Function<T, String> word, Function<T, String> id) {
    ToggleGroup group = new ToggleGroup();
    VBox box = new VBox(6);
    for (T value : values) {
      RadioButton button = new RadioButton(word.apply(value));
      button.setId(id.apply(value));
      button.setToggleGroup(group);
      chosen.subscribe(
          now -> {
            if (value.equals(now)) {
              button.setSelected(true);
            }
          });
      button
          .selectedProperty()
          .subscribe(
              on -> {
                if (on) {
                  chosen.set(value);
                }
              });
      box.getChildren().add(button);
    }
    return box;
  }

  final <T> ComboBox<T> list(
      String id, String key, ObjectProperty<T> chosen, List<T> values, Function<T, String> word) {
    ComboBox<T> box = new ComboBox<>(FXCollections.observableList(values));
    box.setId(id);
    box.setAccessibleText(words.of(key));
    box.setConverter(new OneWay<>(word));
    box.valueProperty().bindBidirectional(chosen);
    return box;
  }
}
