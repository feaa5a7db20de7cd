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
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// How the pixels are drawn: colours and filters in menus of their own, and steps of the window,
/// all of it behind a button of the tool bar. What is for grey images is not offered for others.
final class LookMenu {
  private final Words words;
  private final CommandControls controls;
  private final Commands commands;
  private final ObservableValue<Boolean> notGrey;

  /// @param active the viewport whose image is drawn
  LookMenu(
      Words words,
      CommandControls controls,
      ObservableValue<ViewerViewModel> active,
      Commands commands) {
    this.words = words;
    this.controls = controls;
    this.commands = commands;
    this.notGrey = active.flatMap(ViewerViewModel::windowPresets).map(List::isEmpty);
  }

  /// The colours, where their keys live.
  Menu colours() {
    return menu(
        ShellIds.COLOURS, words.of("menu.colours"), Material2AL.COLOR_LENS, commands.colours());
  }

  /// The filters, where their keys live.
  Menu filters() {
    return menu(ShellIds.FILTERS, words.of("menu.filters"), Material2MZ.TUNE, commands.filters());
  }

  /// What else needs a drag, where its keys live.
  Menu steps() {
    Menu menu = new Menu(words.of("menu.steps"), new FontIcon(Material2AL.CONTROL_CAMERA));
    menu.setId(ShellIds.STEPS);
    menu.getItems().setAll(commands.steps().stream().map(controls::item).toList());
    return menu;
  }

  private Menu menu(String id, String name, Ikon icon, List<Command> inIt) {
    Menu menu = new Menu(name, new FontIcon(icon));
    menu.setId(id);
    menu.disableProperty().bind(notGrey);
    for (Command command : inIt) {
      menu.getItems().add(forGrey(controls.item(command)));
    }
    return menu;
  }

  CommandMenu button() {
    CommandMenu button =
        new CommandMenu(
            controls,
            ShellIds.LOOK,
            words.of("menu.look"),
            Material2MZ.PALETTE,
            Commands.joined(List.of(commands.sizes(), commands.drawing())),
            commands.colours(),
            commands.filters(),
            commands.steps());
    List<String> grey =
        Commands.joined(List.of(commands.colours(), commands.filters())).stream()
            .map(command -> CommandMenu.ITEM + command.id())
            .toList();
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
