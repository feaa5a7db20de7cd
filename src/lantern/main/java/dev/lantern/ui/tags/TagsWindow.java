package dev.lantern.ui.tags;

import dev.lantern.ui.controls.EscapeKey;
import dev.lantern.ui.controls.Keymap;
import dev.lantern.ui.controls.SceneKeys;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Every element of the file on the screen, in a window that follows it; Esc closes it.
public final class TagsWindow {
  private static final double WIDTH = 1080;
  private static final double HEIGHT = 780;

  private final Stage stage = new Stage();

  /// @param owner the main window, which it lies over
  public TagsWindow(Words words, Theme theme, TagsViewModel tags, Keymap keymap, Window owner) {
    TagsView view = new TagsView(words, tags);
    Scene scene = new Scene(view, WIDTH, HEIGHT);
    SceneKeys.install(scene, keymap, view.works());
    theme.dress(scene);
    EscapeKey.install(scene);
    stage.initOwner(owner);
    stage.setTitle(words.of("tags.window"));
    stage.setScene(scene);
    stage.showingProperty().subscribe((before, now) -> tags.open(now));
  }

  /// Shows the window, or brings it to the front.
  public void show() {
    stage.show();
    stage.toFront();
  }
}
