package dev.lantern.ui.findings;

import dev.lantern.pipeline.BundleEntry;
import dev.lantern.ui.controls.EscapeKey;
import dev.lantern.ui.markdown.MarkdownView;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The model card in a window of its own: what the network was made for, and where it fails.
public final class ModelCardWindow {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 820;

  private ModelCardWindow() {}

  /// Opens the window over its owner; Esc closes it.
  public static void show(Words words, Theme theme, BundleEntry.Usable bundle, Window owner) {
    ScrollPane scroll =
        new ScrollPane(new MarkdownView(bundle.card().text(), bundle.card()::picture));
    scroll.setId(FindingsIds.MODEL_CARD_WINDOW);
    scroll.getStyleClass().add("model-card");
    scroll.setFitToWidth(true);
    Scene scene = new Scene(scroll, WIDTH, HEIGHT);
    theme.dress(scene);
    Stage stage = new Stage();
    stage.initOwner(owner);
    stage.setTitle(words.of("model-card.window", bundle.name()));
    stage.setScene(scene);
    EscapeKey.install(scene);
    stage.show();
  }
}
