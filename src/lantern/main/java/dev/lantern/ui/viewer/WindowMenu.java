package dev.lantern.ui.viewer;

import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// The windows that the image on the screen can be seen through, each with its key: in the menu
/// bar, where the keys live, and behind a button of the tool bar.
public final class WindowMenu {
  private final Words words;
  private final CommandControls controls;
  private final ObservableValue<ViewerViewModel> active;
  private final ObservableValue<List<WindowPreset>> presets;
  private final ObservableValue<Optional<WindowPreset>> used;
  private final WindowWords names;

  /// @param active the viewport whose windows are offered
  public WindowMenu(
      Words words, CommandControls controls, ObservableValue<ViewerViewModel> active) {
    this.words = words;
    this.controls = controls;
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
    fill(menu.getItems(), ViewerIds.WINDOW_ITEM, this::key);
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
    button.setTooltip(words.tip("viewer.presets", WindowKey.ids()));
    button.disableProperty().bind(presets.map(List::isEmpty));
    fill(button.getItems(), ViewerIds.WINDOW_BUTTON_ITEM, this::name);
    return button;
  }

  /// An item has its key before the menu has the item: JavaFX gives no work to a later one.
  ///
  /// @param dress shows the key that is in force
  private void fill(ObservableList<MenuItem> items, String id, Consumer<MenuItem> dress) {
    presets.subscribe(
        now -> {
          List<MenuItem> made = now.stream().map(preset -> item(preset, id)).toList();
          made.forEach(dress);
          items.setAll(made);
        });
    controls.wheneverKeysChange(() -> items.forEach(dress));
    used.subscribe(now -> mark(items, now));
    presets.subscribe(now -> mark(items, used.getValue()));
  }

  private static void mark(ObservableList<MenuItem> items, Optional<WindowPreset> used) {
    for (MenuItem item : items) {
      ((RadioMenuItem) item).setSelected(used.filter(item.getUserData()::equals).isPresent());
    }
  }

  private void key(MenuItem item) {
    preset(item).key().ifPresent(keyed -> controls.key(item, keyed));
  }

  /// The key is shown; that it works is the menu bar's part.
  private void name(MenuItem item) {
    WindowPreset preset = preset(item);
    item.setText(controls.withKey(names.entry(preset), preset.key().map(controls::key).orElse("")));
  }

  private static WindowPreset preset(MenuItem item) {
    return (WindowPreset) item.getUserData();
  }

  private MenuItem item(WindowPreset preset, String id) {
    RadioMenuItem item = new RadioMenuItem(names.entry(preset));
    item.setMnemonicParsing(false);
    item.setId(id + code(preset));
    item.setUserData(preset);
    item.setOnAction(
        event -> {
          active.getValue().useWindow(preset);
          // The window may still be on its way, or have been in use already.
          item.setSelected(used.getValue().filter(preset::equals).isPresent());
        });
    return item;
  }

  private static String code(WindowPreset preset) {
    return switch (preset) {
      case WindowPreset.OfFile file -> "file-" + (file.number() + 1);
      case WindowPreset.Automatic _ -> "automatic";
      case WindowPreset.Ct ct -> ct.window().name().toLowerCase(Locale.ROOT);
    };
  }
}
