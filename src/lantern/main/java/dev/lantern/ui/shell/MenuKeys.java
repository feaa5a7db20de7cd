package dev.lantern.ui.shell;

import dev.lantern.ui.controls.CommandControls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.ObservableMap;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/// Lets the keys of a menu bar change while the window is there. JavaFX moves the work of an item
/// from its old key to its new one, item by item: where a key passes from one item to another, one
/// of them would lose its work.
final class MenuKeys {
  private final MenuBar bar;
  private Set<KeyCombination> laid = Set.of();

  private MenuKeys(MenuBar bar) {
    this.bar = bar;
  }

  /// @param controls those that made the items, which have to hear of new keys first
  static void install(MenuBar bar, CommandControls controls) {
    controls.wheneverKeysChange(new MenuKeys(bar)::lay);
  }

  private void lay() {
    Map<KeyCombination, Runnable> works = new HashMap<>();
    items(bar.getMenus())
        .filter(item -> item.getAccelerator() != null)
        .forEach(item -> works.put(item.getAccelerator(), () -> use(item)));
    if (bar.getScene() != null) {
      ObservableMap<KeyCombination, Runnable> keys = bar.getScene().getAccelerators();
      keys.keySet().removeAll(laid);
      keys.putAll(works);
    }
    laid = Set.copyOf(works.keySet());
  }

  private static Stream<MenuItem> items(List<? extends MenuItem> items) {
    return items.stream()
        .flatMap(item -> item instanceof Menu menu ? items(menu.getItems()) : Stream.of(item))
        .filter(item -> String.valueOf(item.getId()).startsWith(CommandControls.ITEM));
  }

  private static void use(MenuItem item) {
    if (item.isDisable()) {
      return;
    }
    if (item instanceof CheckMenuItem check) {
      check.setSelected(!check.isSelected());
    }
    item.fire();
  }
}
