package dev.lantern.ui.explanation;

import dev.lantern.explain.MethodName;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// The choice of the method; of a slow one, its own line says how far it is.
public final class MethodChooser extends VBox {
  private final Words words;
  private final MethodViewModel methods;
  private final MethodCell line = new ChosenCell();
  private final Button cancel;
  private final Label message = new Label();

  public MethodChooser(Words words, MethodViewModel methods) {
    super(6);
    this.words = words;
    this.methods = methods;
    this.cancel = cancel();
    message.setId(ExplanationIds.METHOD_MESSAGE);
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.setGraphic(new FontIcon(Material2AL.ERROR_OUTLINE));
    message.managedProperty().bind(message.visibleProperty());
    HBox row = new HBox(8, choice(), cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("method-chooser");
    getChildren().addAll(row, message);
    methods.state().subscribe(this::show);
  }

  private ComboBox<MethodName> choice() {
    ComboBox<MethodName> choice = new ComboBox<>();
    choice.setId(ExplanationIds.METHOD);
    choice.getItems().setAll(MethodName.values());
    choice.setMinWidth(0);
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    choice.setAccessibleText(words.of("method.title"));
    choice.setCellFactory(_ -> new MethodCell());
    line.setId(ExplanationIds.METHOD_PROGRESS);
    choice.setButtonCell(line);
    choice.valueProperty().bindBidirectional(methods.chosen());
    choice.disableProperty().bind(methods.shown().map(Map::isEmpty));
    Tip tip = new Tip();
    tip.textProperty().bind(methods.chosen().map(methods.names()::tip));
    choice.setTooltip(tip);
    return choice;
  }

  private class MethodCell extends ListCell<MethodName> {
    @Override
    protected void updateItem(MethodName method, boolean empty) {
      super.updateItem(method, empty);
      setText(empty ? null : methods.names().name(method));
      setTooltip(empty ? null : new Tip(methods.names().tip(method)));
    }
  }

  /// Of a method that is under way, says how far it is.
  private final class ChosenCell extends MethodCell {
    @Override
    protected void updateItem(MethodName method, boolean empty) {
      super.updateItem(method, empty);
      if (!empty) {
        setText(text(methods.state().get()));
      }
    }
  }

  private Button cancel() {
    Button button = new Button("", new FontIcon(Material2AL.CLOSE));
    button.setId(ExplanationIds.METHOD_CANCEL);
    button.getStyleClass().add("small-button");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tip(words.of("progress.cancel.tip")));
    button.setAccessibleText(words.of("progress.cancel"));
    button.setOnAction(event -> methods.cancel());
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private void show(MethodState state) {
    line.setText(text(state));
    message.setText(
        state instanceof MethodState.Failed(var method, String sentence)
            ? words.of("method.failed", method.word(), sentence)
            : "");
    message.setVisible(!message.getText().isEmpty());
    cancel.setVisible(state instanceof MethodState.Running);
  }

  private String text(MethodState state) {
    return state instanceof MethodState.Running(var method, int done, int total)
        ? words.of("method.running", method.word(), PassWords.of(words, done, total))
        : methods.names().name(methods.chosen().get());
  }
}
