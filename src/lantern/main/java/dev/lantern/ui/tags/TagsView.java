package dev.lantern.ui.tags;

import dev.lantern.ui.controls.Keyed;
import dev.lantern.ui.controls.ResearchBanner;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The elements as a tree, with what finds and compares them above.
final class TagsView extends BorderPane {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

  private final Words words;
  private final TagsViewModel tags;
  private final TextField search = new TextField();
  private final TreeTableView<TagRow> table = new TreeTableView<>();

  TagsView(Words words, TagsViewModel tags) {
    this.words = words;
    this.tags = tags;
    setId(TagsIds.WINDOW);
    getStyleClass().add("tags-window");
    setTop(new VBox(8, file(), controls()));
    getTop().getStyleClass().add("tags-head");
    setCenter(table());
    setBottom(new ResearchBanner(words));
  }

  /// What the keys of the window do. A text field takes its own first, to copy its words among
  /// them.
  Map<Keyed, Runnable> works() {
    return Map.of(
        TagKey.FIND, search::requestFocus,
        TagKey.COPY, this::copy,
        TagKey.HOLD, () -> tags.hold(tags.held().get().isEmpty()),
        TagKey.DIFFERENCES, this::compare);
  }

  /// Without a file that is held there is nothing to differ from.
  private void compare() {
    if (tags.held().get().isPresent()) {
      tags.differencesOnly().set(!tags.differencesOnly().get());
    }
  }

  private Label file() {
    Label file = new Label();
    file.setId(TagsIds.FILE);
    file.getStyleClass().add("tags-file");
    file.setWrapText(true);
    tags.shown()
        .subscribe(
            now ->
                file.setText(
                    now.map(one -> words.of("tags.file", one.name()))
                        .orElseGet(() -> words.of("tags.none"))));
    return file;
  }

  private HBox controls() {
    search.setId(TagsIds.SEARCH);
    search.setPromptText(words.of("tags.search"));
    search.setAccessibleText(words.of("tags.search"));
    search.setTooltip(words.tip("tags.search.tip", TagKey.FIND.id()));
    search.textProperty().bindBidirectional(tags.search());
    HBox.setHgrow(search, Priority.ALWAYS);
    Button copy = new Button(words.of("tags.copy"));
    copy.setId(TagsIds.COPY);
    copy.setTooltip(words.tip("tags.copy.tip", TagKey.COPY.id()));
    copy.setOnAction(event -> copy());
    Label held = new Label();
    held.setId(TagsIds.HELD);
    held.getStyleClass().add("muted");
    tags.held()
        .subscribe(
            now -> held.setText(now.map(one -> words.of("tags.held", one.name())).orElse("")));
    HBox box = new HBox(8, search, copy, hold(), held, differences());
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private ToggleButton hold() {
    ToggleButton hold = new ToggleButton(words.of("tags.hold"));
    hold.setId(TagsIds.HOLD);
    hold.setTooltip(words.tip("tags.hold.tip", TagKey.HOLD.id()));
    hold.setMinWidth(Region.USE_PREF_SIZE);
    hold.setOnAction(event -> tags.hold(hold.isSelected()));
    tags.held().subscribe(now -> hold.setSelected(now.isPresent()));
    return hold;
  }

  private CheckBox differences() {
    CheckBox box = new CheckBox(words.of("tags.differences"));
    box.setId(TagsIds.DIFFERENCES);
    box.setTooltip(words.tip("tags.differences.tip", TagKey.DIFFERENCES.id()));
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.selectedProperty().bindBidirectional(tags.differencesOnly());
    box.disableProperty().bind(tags.held().map(Optional::isEmpty));
    return box;
  }

  private TreeTableView<TagRow> table() {
    table.setId(TagsIds.TABLE);
    table.setShowRoot(false);
    table.setRoot(new TreeItem<>());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(words.of("tags.nothing")));
    table.setRowFactory(_ -> new Row());
    List<TreeTableColumn<TagRow, String>> columns =
        List.of(
            column("tags.column.tag", 170, TagRow::tagText),
            column("tags.column.keyword", 260, TagRow::name),
            column("tags.column.vr", 50, TagRow::vr),
            column("tags.column.value", 360, row -> row.value().orElse("–")));
    table.getColumns().addAll(columns);
    TreeTableColumn<TagRow, String> beside =
        column("tags.column.held", 360, row -> row.held().orElse("–"));
    beside.visibleProperty().bind(tags.held().map(Optional::isPresent));
    table.getColumns().add(beside);
    tags.rows().subscribe(this::fill);
    return table;
  }

  private TreeTableColumn<TagRow, String> column(
      String key, double width, Function<TagRow, String> text) {
    TreeTableColumn<TagRow, String> column = new TreeTableColumn<>(words.of(key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue().getValue())));
    return column;
  }

  /// What is searched for is laid open; else sequences are closed, as in a dictionary.
  private void fill(List<TagRow> rows) {
    TreeItem<TagRow> root = new TreeItem<>();
    boolean expanded = !tags.search().get().isBlank() || tags.differencesOnly().get();
    rows.forEach(row -> root.getChildren().add(item(row, expanded)));
    table.setRoot(root);
  }

  private static TreeItem<TagRow> item(TagRow row, boolean expanded) {
    TreeItem<TagRow> item = new TreeItem<>(row);
    item.setExpanded(expanded);
    row.rows().forEach(below -> item.getChildren().add(item(below, expanded)));
    return item;
  }

  /// The selected rows as lines; without one, all.
  private void copy() {
    List<TreeItem<TagRow>> selected = table.getSelectionModel().getSelectedItems();
    List<TagRow> copied =
        selected.isEmpty() ? tags.rows().get() : selected.stream().map(TreeItem::getValue).toList();
    ClipboardContent content = new ClipboardContent();
    content.putString(copied.stream().map(TagRow::line).collect(Collectors.joining("\n")));
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// Marks what differs by more than colour: the style sheet makes it bold.
  private static final class Row extends TreeTableRow<TagRow> {
    @Override
    protected void updateItem(TagRow item, boolean empty) {
      super.updateItem(item, empty);
      pseudoClassStateChanged(DIFFERS, !empty && item != null && item.differs());
    }
  }
}
