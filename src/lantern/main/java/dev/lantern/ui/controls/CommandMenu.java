package dev.lantern.ui.controls;

import dev.lantern.ui.words.Tip;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
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
  public CommandMenu(
      CommandControls controls, String id, String name, Ikon icon, List<Command>... groups) {
    setId(id);
    setGraphic(new FontIcon(icon));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setFocusTraversable(false);
    setAccessibleText(name);
    Tip tip = new Tip();
    List<Command> first = groups[0];
    controls.wheneverKeysChange(() -> tip.setText(controls.withKey(name, keys(controls, first))));
    setTooltip(tip);
    for (List<Command> group : groups) {
      if (!getItems().isEmpty()) {
        getItems().add(new SeparatorMenuItem());
      }
      for (Command command : group) {
        MenuItem item = controls.itemWithoutKey(command);
        item.setId(ITEM + command.id());
        // The key is shown; that it works is the menu bar's part.
        controls.wheneverKeysChange(
            () -> item.setText(controls.withKey(controls.word(command), controls.key(command))));
        getItems().add(item);
      }
    }
  }

  private static String keys(CommandControls controls, List<Command> commands) {
    return commands.stream()
        .map(controls::key)
        .filter(key -> !key.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
