package dev.lantern.ui.shell;

import dev.lantern.ui.settings.PreferencesViewModel;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// Opens again what was opened before: its paths are kept, and nothing else of it.
final class RecentMenu {
  private final Words words;
  private final PreferencesViewModel preferences;
  private final ShellViewModel shell;

  RecentMenu(Words words, PreferencesViewModel preferences, ShellViewModel shell) {
    this.words = words;
    this.preferences = preferences;
    this.shell = shell;
  }

  /// Opens the newest, if there is one.
  void openLast() {
    preferences.recent().get().stream().findFirst().ifPresent(this::open);
  }

  private void open(String path) {
    shell.open(List.of(Path.of(path)));
  }

  /// Empty and disabled where nothing was opened.
  Menu menu() {
    Menu menu = new Menu(words.of("recent.menu"), new FontIcon(Material2AL.HISTORY));
    menu.setId(ShellIds.RECENT);
    menu.disableProperty().bind(preferences.recent().map(List::isEmpty));
    preferences.recent().subscribe(paths -> menu.getItems().setAll(items(paths)));
    return menu;
  }

  private List<MenuItem> items(List<String> paths) {
    List<MenuItem> items = new ArrayList<>();
    for (String path : paths) {
      MenuItem item = new MenuItem(text(Path.of(path)));
      item.setMnemonicParsing(false);
      item.setId(ShellIds.RECENT_ITEM + items.size());
      item.setOnAction(event -> open(path));
      items.add(item);
    }
    MenuItem forget = new MenuItem(words.of("recent.forget"));
    forget.setId(ShellIds.RECENT_FORGET);
    forget.setOnAction(event -> preferences.forgetRecent());
    items.add(new SeparatorMenuItem());
    items.add(forget);
    return items;
  }

  private String text(Path path) {
    Optional<Path> name = Optional.ofNullable(path.getFileName());
    Optional<Path> folder = Optional.ofNullable(path.getParent());
    return name.isPresent() && folder.isPresent()
        ? words.of("recent.path", name.get(), folder.get())
        : path.toString();
  }
}
