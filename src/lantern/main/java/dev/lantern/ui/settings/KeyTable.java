package dev.lantern.ui.settings;

import dev.lantern.ui.controls.Keymap;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every command with its key, to be given another. Where a key has two meanings, both lines say so
/// at once.
final class KeyTable extends VBox {
  private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");

  private final Words words;
  private final KeymapViewModel keys;
  private final TextField search = new TextField();
  private final TableView<KeyRow> table = new TableView<>();
  private final Label said = Page.sentence("");
  private Optional<String> awaited = Optional.empty();

  KeyTable(Words words, KeymapViewModel keys) {
    super(8);
    this.words = words;
    this.keys = keys;
    search.setId(PreferencesIds.KEYS_SEARCH);
    search.setPromptText(words.of("preferences.keys.search"));
    search.setAccessibleText(words.of("preferences.keys.search"));
    said.setId(PreferencesIds.KEYS_SAID);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(search, table(), said, buttons());
    keys.rows().subscribe(this::fill);
    search.textProperty().subscribe(this::fill);
    fill();
    addEventFilter(KeyEvent.KEY_PRESSED, this::take);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    table.focusedProperty().subscribe((before, now) -> stepBack());
  }

  private TableView<KeyRow> table() {
    table.setId(PreferencesIds.KEYS);
    table.setAccessibleText(words.of("preferences.keys"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(words.of("preferences.keys.nothing")));
    table.setRowFactory(_ -> new Row());
    table.setPrefHeight(360);
    List<TableColumn<KeyRow, String>> columns =
        List.of(
            column("preferences.keys.command", 240, row -> name(row.id())),
            column("preferences.keys.menu", 150, row -> words.of("menu." + row.menu())),
            column("preferences.keys.key", 130, row -> shown(row.key())),
            column("preferences.keys.note", 210, this::note));
    table.getColumns().addAll(columns);
    return table;
  }

  private TableColumn<KeyRow, String> column(
      String key, double width, Function<KeyRow, String> text) {
    TableColumn<KeyRow, String> column = new TableColumn<>(words.of(key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    return column;
  }

  private FlowPane buttons() {
    FlowPane buttons =
        new FlowPane(
            8,
            8,
            button(PreferencesIds.KEY_CHANGE, "preferences.keys.change", this::await),
            button(PreferencesIds.KEY_NONE, "preferences.keys.none", row -> give(row, "")),
            button(
                PreferencesIds.KEY_TAKE, "preferences.keys.take", row -> keys.takeOver(row.id())),
            button(
                PreferencesIds.KEY_RESET, "preferences.keys.reset", row -> keys.reset(row.id())));
    Button all = new Button(words.of("preferences.keys.reset-all"));
    all.setId(PreferencesIds.KEYS_RESET);
    all.setOnAction(event -> keys.resetAll());
    buttons.getChildren().add(all);
    return buttons;
  }

  private Button button(String id, String key, Consumer<KeyRow> work) {
    Button button = new Button(words.of(key));
    button.setId(id);
    button.setTooltip(new Tip(words.of(key + ".tip")));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> selected().ifPresent(work));
    button.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    return button;
  }

  private Optional<KeyRow> selected() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  /// The line that was selected stays it.
  private void fill() {
    Optional<String> before = selected().map(KeyRow::id);
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    List<KeyRow> rows = new ArrayList<>(keys.rows().get());
    rows.removeIf(
        row ->
            !(name(row.id()) + " " + shown(row.key())).toLowerCase(Locale.ROOT).contains(wanted));
    table.getItems().setAll(rows);
    rows.stream()
        .filter(row -> before.filter(row.id()::equals).isPresent())
        .findFirst()
        .ifPresent(table.getSelectionModel()::select);
    said.setText(
        words.of(keys.settled() ? "preferences.keys.settled" : "preferences.keys.unsettled"));
  }

  private String name(String command) {
    return words.of("command." + command).replace("…", "");
  }

  private static String shown(String key) {
    return Keymap.of(key).map(KeyCombination::getDisplayText).orElse(key);
  }

  private String note(KeyRow row) {
    if (!row.taken().isEmpty()) {
      String others =
          row.taken().stream()
              .map(other -> other.equals(KeymapViewModel.FIXED) ? fixed() : name(other))
              .collect(Collectors.joining(", "));
      return words.of("preferences.keys.taken", others);
    }
    if (row.changed()) {
      return words.of("preferences.keys.changed");
    }
    return row.key().isEmpty() ? words.of("preferences.keys.without") : "";
  }

  private String fixed() {
    return words.of("preferences.keys.fixed");
  }

  private void press(KeyEvent event) {
    Optional<KeyRow> row = selected();
    if (row.isPresent() && event.getCode() == KeyCode.ENTER) {
      await(row.get());
      event.consume();
    } else if (row.isPresent() && event.getCode() == KeyCode.DELETE) {
      give(row.get(), "");
      event.consume();
    }
  }

  private void give(KeyRow row, String key) {
    keys.assign(row.id(), key);
  }

  private void await(KeyRow row) {
    table.requestFocus();
    awaited = Optional.of(row.id());
    said.setText(words.of("preferences.keys.await", name(row.id())));
  }

  /// The key that is awaited, whatever else it would do here.
  private void take(KeyEvent event) {
    if (awaited.isEmpty() || event.getCode().isModifierKey()) {
      return;
    }
    String command = awaited.get();
    awaited = Optional.empty();
    keys.assign(command, key(event));
    fill();
    event.consume();
  }

  private static String key(KeyEvent event) {
    List<KeyCombination.Modifier> modifiers = new ArrayList<>();
    if (event.isShortcutDown()) {
      modifiers.add(KeyCombination.SHORTCUT_DOWN);
    }
    if (event.isControlDown() && !event.isShortcutDown()) {
      modifiers.add(KeyCombination.CONTROL_DOWN);
    }
    if (event.isAltDown()) {
      modifiers.add(KeyCombination.ALT_DOWN);
    }
    if (event.isShiftDown()) {
      modifiers.add(KeyCombination.SHIFT_DOWN);
    }
    return new KeyCodeCombination(
            event.getCode(), modifiers.toArray(KeyCombination.Modifier[]::new))
        .getName();
  }

  /// Awaits no key any more.
  ///
  /// @return false where none was awaited
  boolean stepBack() {
    boolean was = awaited.isPresent();
    awaited = Optional.empty();
    if (was) {
      fill();
    }
    return was;
  }

  /// Marks a key of two meanings by more than colour: the style sheet makes it bold, and the line
  /// says it.
  private static final class Row extends TableRow<KeyRow> {
    @Override
    protected void updateItem(@Nullable KeyRow item, boolean empty) {
      super.updateItem(item, empty);
      pseudoClassStateChanged(TAKEN, !empty && item != null && !item.taken().isEmpty());
    }
  }
}
