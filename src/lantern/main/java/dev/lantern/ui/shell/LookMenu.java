package dev.lantern.ui.shell;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.CommandMenu;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.words.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// How the pixels are drawn: the colours in a menu of their own, and all of it behind a button of
/// the tool bar. What is for grey images is not offered for others.
final class LookMenu {
  private final Words words;
  private final CommandControls controls;
  private final Commands commands;
  private final ObservableValue<Boolean> notGrey;

  LookMenu(Words words, ViewerViewModel viewer, Commands commands) {
    this.words = words;
    this.controls = new CommandControls(words);
    this.commands = commands;
    this.notGrey = viewer.windowPresets().map(List::isEmpty);
  }

  /// The colours, where their keys live.
  Menu colours() {
    Menu menu = new Menu(words.of("menu.colours"), new FontIcon(Material2AL.COLOR_LENS));
    menu.setId(ShellIds.COLOURS);
    menu.disableProperty().bind(notGrey);
    for (Command command : commands.colours()) {
      menu.getItems().add(forGrey(controls.item(command)));
    }
    return menu;
  }

  CommandMenu button() {
    CommandMenu button =
        new CommandMenu(
            words,
            ShellIds.LOOK,
            words.of("menu.look"),
            Material2MZ.PALETTE,
            commands.drawing(),
            commands.colours());
    List<String> grey =
        commands.colours().stream().map(command -> CommandMenu.ITEM + command.id()).toList();
    button.getItems().stream()
        .filter(item -> grey.contains(String.valueOf(item.getId())))
        .forEach(this::forGrey);
    return button;
  }

  private MenuItem forGrey(MenuItem item) {
    item.disableProperty().bind(notGrey);
    return item;
  }
}
