package dev.lantern.ui.help;

import dev.lantern.ui.controls.EscapeKey;
import dev.lantern.ui.markdown.MarkdownView;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The help: pages on the left, found by their words, the page on the right. Esc closes it.
public final class HelpWindow {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 860;
  private static final double LIST_WIDTH = 250;

  private final Words words;
  private final Stage stage = new Stage();
  private final FilteredList<HelpPage> found =
      new FilteredList<>(FXCollections.observableArrayList(HelpPage.values()));
  private final ListView<HelpPage> pages = new ListView<>(found);
  private final ScrollPane page = new ScrollPane();

  public HelpWindow(Words words, Theme theme) {
    this.words = words;
    page.setId(HelpIds.PAGE);
    page.setFitToWidth(true);
    page.getStyleClass().add("model-card");
    BorderPane root = new BorderPane(page);
    root.setLeft(list());
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    theme.dress(scene);
    EscapeKey.install(scene);
    stage.setTitle(words.of("help.window"));
    stage.setScene(scene);
  }

  private VBox list() {
    TextField search = new TextField();
    search.setId(HelpIds.SEARCH);
    search.setPromptText(words.of("help.search"));
    search.setAccessibleText(words.of("help.search"));
    search.setTooltip(new Tip(words.of("help.search.tip")));
    search.textProperty().subscribe(this::find);
    pages.setId(HelpIds.PAGES);
    pages.setPlaceholder(new Label(words.of("help.none")));
    pages.setCellFactory(_ -> new TitleCell());
    pages.getSelectionModel().selectedItemProperty().subscribe(this::read);
    VBox.setVgrow(pages, Priority.ALWAYS);
    VBox box = new VBox(8, search, pages);
    box.setPrefWidth(LIST_WIDTH);
    box.getStyleClass().add("help-list");
    return box;
  }

  private void find(String text) {
    Optional<HelpPage> open = Optional.ofNullable(pages.getSelectionModel().getSelectedItem());
    found.setPredicate(one -> one.holds(text));
    // The page that is read stays, as long as it fits.
    Stream.concat(open.filter(found::contains).stream(), found.stream())
        .findFirst()
        .ifPresent(pages.getSelectionModel()::select);
  }

  private void read(HelpPage selected) {
    if (selected != null) {
      page.setContent(new MarkdownView(selected.text(), _ -> Optional.empty()));
      page.setVvalue(0);
    }
  }

  /// Shows a page, or brings it to the front.
  public void show(HelpPage first) {
    if (!found.contains(first)) {
      found.setPredicate(_ -> true);
    }
    pages.getSelectionModel().select(first);
    stage.show();
    stage.toFront();
    stage.requestFocus();
    pages.requestFocus();
  }

  /// Closes it, where it is open.
  public void close() {
    stage.close();
  }

  private static final class TitleCell extends ListCell<HelpPage> {
    @Override
    protected void updateItem(HelpPage item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : item.title());
      setWrapText(true);
      setPrefWidth(0);
    }
  }
}
