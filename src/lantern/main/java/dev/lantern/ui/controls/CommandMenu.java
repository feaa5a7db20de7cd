package dev.lantern.ui.controls;

import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Commands behind one picture of the tool bar, for those that have no room there of their own.
public final class CommandMenu extends MenuButton {
  /// Before a command's id, the id of its item here.
  public static final String ITEM = "button-item-";

  /// @param id of the button
  /// @param name what the commands have in common
  /// @param groups apart from each other; the tooltip names the keys of the first
  @SafeVarargs
  public CommandMenu(Words words, String id, String name, Ikon icon, List<Command>... groups) {
    CommandControls controls = new CommandControls(words);
    setId(id);
    setGraphic(new FontIcon(icon));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setFocusTraversable(false);
    setAccessibleText(name);
    String keys =
        groups[0].stream()
            .map(command -> command.key().getDisplayText())
            .collect(Collectors.joining(" "));
    setTooltip(new Tooltip(words.of("command.tip", name, keys)));
    for (List<Command> group : groups) {
      if (!getItems().isEmpty()) {
        getItems().add(new SeparatorMenuItem());
      }
      for (Command command : group) {
        MenuItem item = controls.item(command);
        item.setId(ITEM + command.id());
        // The key is shown; that it works is the menu bar's part.
        item.setText(
            words.of("command.tip", controls.word(command), command.key().getDisplayText()));
        item.setAccelerator(null);
        getItems().add(item);
      }
    }
  }
}
