package dev.lantern.ui.controls;

import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the menu items and the buttons of commands.
public final class CommandControls {
  /// Before a command's id, the id of its button.
  public static final String BUTTON = "button-";

  /// Before a command's id, the id of its menu item.
  public static final String ITEM = "item-";

  private final Words words;
  private final Keymap keymap;

  public CommandControls(Words words, Keymap keymap) {
    this.words = words;
    this.keymap = keymap;
  }

  /// Tells of every change of a key, and at once.
  public void wheneverKeysChange(Runnable changed) {
    keymap.whenever(changed);
  }

  /// Its key as it is shown; empty for none.
  public String key(Keyed command) {
    return keymap.text(command);
  }

  /// A name, and the key behind it.
  ///
  /// @param key as it is shown; empty for none
  public String withKey(String name, String key) {
    return key.isEmpty() ? name : words.of("command.tip", name, key);
  }

  /// Gives an item that is made elsewhere the key that is now in force.
  public void key(MenuItem item, Keyed keyed) {
    item.setAccelerator(keymap.now(keyed).orElse(null));
  }

  boolean hears(Keyed keyed, KeyEvent event) {
    return keymap.now(keyed).filter(key -> key.match(event)).isPresent();
  }

  /// What the command is called.
  public String word(Keyed command) {
    return words.of("command." + command.id());
  }

  public MenuItem item(Command command) {
    MenuItem item = itemWithoutKey(command);
    keymap.whenever(() -> key(item, command));
    return item;
  }

  MenuItem itemWithoutKey(Command command) {
    MenuItem item =
        switch (command) {
          case Command.Action action -> {
            MenuItem plain = new MenuItem();
            plain.setOnAction(event -> action.work().run());
            yield plain;
          }
          case Command.Toggle toggle -> check(toggle.on());
          case Command.Hold hold -> check(hold.on());
          case Command.Choice<?> choice -> {
            RadioMenuItem radio = new RadioMenuItem();
            follow(choice).subscribe(radio::setSelected);
            radio.setOnAction(
                event -> {
                  choice.choose();
                  radio.setSelected(true);
                });
            yield radio;
          }
        };
    item.setId(ITEM + command.id());
    item.setText(word(command));
    item.setGraphic(new FontIcon(command.icon()));
    return item;
  }

  /// A button with the picture alone; its word and key stand in the tooltip. The Tab key passes it
  /// by, since all that it does is in the menu.
  public ButtonBase button(Command command) {
    ButtonBase button =
        switch (command) {
          case Command.Action action -> {
            Button plain = new Button();
            plain.setOnAction(event -> action.work().run());
            yield plain;
          }
          case Command.Toggle toggle -> twoState(toggle.on());
          case Command.Hold hold -> twoState(hold.on());
          case Command.Choice<?> choice -> choiceButton(choice);
        };
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setFocusTraversable(false);
    dress(button, command);
    return button;
  }

  private static CheckMenuItem check(BooleanProperty on) {
    CheckMenuItem item = new CheckMenuItem();
    item.selectedProperty().bindBidirectional(on);
    return item;
  }

  private static ToggleButton twoState(BooleanProperty on) {
    ToggleButton button = new ToggleButton();
    button.selectedProperty().bindBidirectional(on);
    return button;
  }

  /// A button with picture and word, and the key in its tooltip; for a command that is in no menu.
  public Button wordButton(Command.Action command) {
    Button button = new Button(word(command));
    button.setOnAction(event -> command.work().run());
    dress(button, command);
    return button;
  }

  private void dress(ButtonBase button, Command command) {
    button.setId(BUTTON + command.id());
    button.setGraphic(new FontIcon(command.icon()));
    String name = word(command).replace("…", "");
    Tip tip = new Tip();
    keymap.whenever(() -> tip.setText(withKey(name, key(command))));
    button.setTooltip(tip);
    button.setAccessibleText(name);
  }

  private static ToggleButton choiceButton(Command.Choice<?> choice) {
    ToggleButton button = new ToggleButton();
    follow(choice).subscribe(button::setSelected);
    button.setOnAction(
        event -> {
          choice.choose();
          button.setSelected(true);
        });
    return button;
  }

  private static <T> ObservableValue<Boolean> follow(Command.Choice<T> choice) {
    return choice.chosen().map(choice.value()::equals);
  }
}
