package dev.lantern.ui.settings;

import dev.lantern.pipeline.BundleEntry;
import dev.lantern.platform.Policy;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/// What the user prefers, on pages; every change counts at once. Esc closes it.
public final class PreferencesWindow {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 780;
  private static final double LIST_WIDTH = 200;

  private final Words words;
  private final Stage stage = new Stage();
  private final ListView<String> names;
  private final ScrollPane page = new ScrollPane();

  /// The networks that may judge.
  ///
  /// @param bundles in the order in which they are asked
  /// @param policy what the administrator has laid down
  public record Networks(List<BundleEntry.Usable> bundles, Policy policy) {
    public Networks {
      bundles = List.copyOf(bundles);
    }
  }

  public PreferencesWindow(
      Words words,
      Theme theme,
      PreferencesViewModel preferences,
      KeymapViewModel keys,
      Networks networks) {
    this.words = words;
    KeysPage keysPage = new KeysPage(words, preferences, keys);
    Map<String, Page> pages = new LinkedHashMap<>();
    pages.put(words.of("preferences.appearance"), new AppearancePage(words, preferences));
    pages.put(words.of("preferences.keyboard"), keysPage);
    pages.put(words.of("preferences.image"), new CornersPage(words, preferences));
    pages.put(words.of("preferences.network"), new NetworkPage(words, preferences, networks));
    pages.put(words.of("preferences.memories"), new MemoryPage(words, preferences));
    names = new ListView<>(FXCollections.observableArrayList(pages.keySet()));
    page.getStyleClass().add("model-card");
    page.setFitToWidth(true);
    page.setFitToHeight(true);
    page.setFocusTraversable(false);
    Scene scene = new Scene(root(pages, preferences), WIDTH, HEIGHT);
    theme.dress(scene);
    // A filter: lists and fields keep Esc to themselves.
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            if (!keysPage.stepBack()) {
              stage.hide();
            }
            event.consume();
          }
        });
    stage.setTitle(words.of("preferences.window"));
    stage.setScene(scene);
    stage.setOnHidden(event -> keys.discard());
  }

  private BorderPane root(Map<String, Page> pages, PreferencesViewModel preferences) {
    names.setId(PreferencesIds.PAGES);
    names.setPrefWidth(LIST_WIDTH);
    names.setAccessibleText(words.of("preferences.window"));
    names
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            name -> {
              if (name != null) {
                page.setContent(pages.get(name));
                page.setVvalue(0);
              }
            });
    names.getSelectionModel().selectFirst();
    Label unkept = new Label(words.of("preferences.unkept"));
    unkept.setId(PreferencesIds.UNKEPT);
    unkept.getStyleClass().add("preferences-unkept");
    unkept.visibleProperty().bind(preferences.unkept());
    BorderPane root = new BorderPane(page);
    root.setId(PreferencesIds.WINDOW);
    root.getStyleClass().add("preferences-window");
    root.setLeft(names);
    root.setBottom(unkept);
    return root;
  }

  /// Shows the window over its owner, or brings it to the front.
  public void show(Window owner) {
    if (stage.getOwner() == null) {
      stage.initOwner(owner);
    }
    stage.show();
    stage.toFront();
    names.requestFocus();
  }
}
