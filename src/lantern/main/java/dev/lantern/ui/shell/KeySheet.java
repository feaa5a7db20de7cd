package dev.lantern.ui.shell;

import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.Keyed;
import dev.lantern.ui.settings.KeyScope;
import dev.lantern.ui.words.Words;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every command with its key, by menu, and what the mouse does; over the window until it is
/// closed. Made of the commands themselves, so that it cannot miss one.
final class KeySheet extends VBox {
  private static final double COLUMN = 330;

  private final Words words;
  private final CommandControls controls;

  /// What has a key in a window, under the heading of its menu.
  record Group(KeyScope scope, String menu, List<? extends Keyed> commands) {
    /// Of the main window.
    Group(String menu, List<? extends Keyed> commands) {
      this(KeyScope.MAIN, menu, commands);
    }
  }

  /// @param upBrightens whether a drag upward with the window tool makes the image brighter
  KeySheet(
      Words words,
      CommandControls controls,
      List<Group> groups,
      BooleanProperty shown,
      ObservableValue<Boolean> upBrightens) {
    this.words = words;
    this.controls = controls;
    setId(ShellIds.KEYS);
    getStyleClass().add("key-sheet");
    visibleProperty().bind(shown);
    // Three in five nodes of the window would be here, and styled before it is seen.
    shown.subscribe(
        now -> {
          if (now && getChildren().isEmpty()) {
            getChildren().addAll(head(shown), columns(groups, upBrightens));
          }
        });
  }

  private ScrollPane columns(List<Group> groups, ObservableValue<Boolean> upBrightens) {
    FlowPane columns = new FlowPane(24, 18);
    columns.setRowValignment(VPos.TOP);
    groups.forEach(group -> columns.getChildren().add(group(group)));
    columns.getChildren().add(mouse(upBrightens));
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private HBox head(BooleanProperty shown) {
    Label title = new Label(words.of("keys.title"));
    title.getStyleClass().add("key-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button close = new Button(words.of("keys.close"));
    close.setId(ShellIds.KEYS_CLOSE);
    close.setOnAction(event -> shown.set(false));
    HBox head = new HBox(8, title, close);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node group(Group group) {
    GridPane grid = grid();
    for (Keyed command : group.commands()) {
      Label cap = new Label();
      row(grid, cap, new Label(controls.word(command).replace("…", "")));
      controls.wheneverKeysChange(
          () -> {
            cap.setText(controls.key(command));
            cap.setVisible(!cap.getText().isEmpty());
          });
    }
    return titled(words.of("menu." + group.menu()), grid);
  }

  private Node mouse(ObservableValue<Boolean> upBrightens) {
    GridPane grid = grid();
    Label drag = new Label();
    drag.textProperty()
        .bind(
            upBrightens.map(
                now -> words.of(now ? "keys.mouse.drag.brightens" : "keys.mouse.drag.does")));
    row(grid, new Label(words.of("keys.mouse.drag")), drag);
    row(grid, words.of("keys.mouse.wheel"), words.of("keys.mouse.wheel.does"));
    row(grid, words.of("keys.mouse.zoom"), words.of("keys.mouse.zoom.does"));
    row(grid, words.of("keys.mouse.pan"), words.of("keys.mouse.pan.does"));
    row(grid, words.of("keys.mouse.brush"), words.of("keys.mouse.brush.does"));
    return titled(words.of("keys.mouse"), grid);
  }

  private static VBox titled(String title, GridPane grid) {
    Label label = new Label(title);
    label.getStyleClass().add("key-group");
    VBox box = new VBox(6, label, grid);
    box.setPrefWidth(COLUMN);
    return box;
  }

  private static GridPane grid() {
    return new GridPane(12, 4);
  }

  private static void row(GridPane grid, String key, String does) {
    row(grid, new Label(key), new Label(does));
  }

  private static void row(GridPane grid, Label cap, Label text) {
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    text.setWrapText(true);
    grid.addRow(grid.getRowCount(), cap, text);
  }
}
