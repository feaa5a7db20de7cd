package dev.lantern.ui.viewer;

import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// The windows that the image on the screen can be seen through, each with its digit: in the menu
/// bar, where the keys live, and behind a button of the tool bar.
public final class WindowMenu {
  private final Words words;
  private final ObservableValue<ViewerViewModel> active;
  private final ObservableValue<List<WindowPreset>> presets;
  private final ObservableValue<Optional<WindowPreset>> used;
  private final WindowWords names;

  /// @param active the viewport whose windows are offered
  public WindowMenu(Words words, ObservableValue<ViewerViewModel> active) {
    this.words = words;
    this.active = active;
    this.presets = active.flatMap(ViewerViewModel::windowPresets);
    this.used = active.flatMap(ViewerViewModel::windowPreset);
    this.names = new WindowWords(words);
  }

  /// The menu; empty and disabled where the image has no window.
  public Menu menu() {
    Menu menu = new Menu(words.of("viewer.presets"), new FontIcon(Material2MZ.TONALITY));
    menu.setId(ViewerIds.WINDOW_MENU);
    menu.disableProperty().bind(presets.map(List::isEmpty));
    fill(menu.getItems(), ViewerIds.WINDOW_ITEM, true);
    return menu;
  }

  /// The same behind a picture; the keys are the menu's.
  public MenuButton button() {
    MenuButton button = new MenuButton();
    button.setId(ViewerIds.WINDOW_BUTTON);
    button.setGraphic(new FontIcon(Material2MZ.TONALITY));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setFocusTraversable(false);
    button.setAccessibleText(words.of("viewer.presets"));
    button.setTooltip(new Tip(words.of("viewer.presets.tip")));
    button.disableProperty().bind(presets.map(List::isEmpty));
    fill(button.getItems(), ViewerIds.WINDOW_BUTTON_ITEM, false);
    return button;
  }

  private void fill(ObservableList<MenuItem> items, String id, boolean keys) {
    presets.subscribe(
        now -> items.setAll(now.stream().map(preset -> item(preset, id, keys)).toList()));
    used.subscribe(now -> mark(items, now));
    presets.subscribe(now -> mark(items, used.getValue()));
  }

  private static void mark(ObservableList<MenuItem> items, Optional<WindowPreset> used) {
    for (MenuItem item : items) {
      ((RadioMenuItem) item).setSelected(used.filter(item.getUserData()::equals).isPresent());
    }
  }

  private MenuItem item(WindowPreset preset, String id, boolean keys) {
    RadioMenuItem item = new RadioMenuItem(text(preset, keys));
    item.setMnemonicParsing(false);
    item.setId(id + code(preset));
    item.setUserData(preset);
    item.setOnAction(
        event -> {
          active.getValue().useWindow(preset);
          // The window may still be on its way, or have been in use already.
          item.setSelected(used.getValue().filter(preset::equals).isPresent());
        });
    if (keys && preset.digit().isPresent()) {
      String digit = "DIGIT" + preset.digit().getAsInt();
      item.setAccelerator(new KeyCodeCombination(KeyCode.valueOf(digit)));
    }
    return item;
  }

  private String text(WindowPreset preset, boolean keys) {
    String entry = names.entry(preset);
    return keys || preset.digit().isEmpty()
        ? entry
        : words.of("command.tip", entry, preset.digit().getAsInt());
  }

  private static String code(WindowPreset preset) {
    return switch (preset) {
      case WindowPreset.OfFile file -> "file-" + (file.number() + 1);
      case WindowPreset.Automatic _ -> "automatic";
      case WindowPreset.Ct ct -> ct.window().name().toLowerCase(Locale.ROOT);
    };
  }
}
