package dev.lantern.ui.batch;

import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.FileChooserPort;
import dev.lantern.ui.controls.Keyed;
import dev.lantern.ui.controls.Keymap;
import dev.lantern.ui.controls.SceneKeys;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window of the batches. It has no owner, since an image opened from it is looked at in the
/// main window, which then has to come before it.
public final class BatchWindow {
  private static final double WIDTH = 1360;
  private static final double HEIGHT = 860;

  private final BatchViewModel batch;
  private final Stage stage = new Stage();

  public BatchWindow(
      Words words, Theme theme, BatchViewModel batch, Keymap keymap, FileChooserPort chooser) {
    this.batch = batch;
    BatchCommands commands = BatchCommands.of(batch, chooser, stage);
    BatchView view = new BatchView(words, batch, new CommandControls(words, keymap), commands);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(view, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    theme.dress(scene);
    Map<Keyed, Runnable> works = view.works(commands);
    works.put(BatchKey.CLOSE, () -> askToLeave(() -> {}));
    SceneKeys.install(scene, keymap, works);
    stage.setTitle(words.of("batch.window"));
    stage.setScene(scene);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          askToLeave(() -> {});
        });
  }

  /// Shows the window, or brings it to the front.
  public void show() {
    if (!stage.isShowing()) {
      batch.findBundles();
      stage.show();
    }
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  /// Closes the window; where a batch is under way, asks first, in the window itself.
  ///
  /// @param then called once it is closed
  public void askToLeave(Runnable then) {
    batch.askToLeave(
        () -> {
          stage.hide();
          then.run();
        });
    if (stage.isShowing()) {
      stage.toFront();
    }
  }
}
