package dev.lantern.ui.batch;

import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.words.Words;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// Starts and stops the batch, and says how far it is.
final class BatchHead extends VBox {
  private static final double PAUSE_WIDTH = 110;
  private static final double CANCEL_WIDTH = 140;

  BatchHead(Words words, BatchViewModel batch, CommandControls controls, BatchCommands commands) {
    getStyleClass().add("batch-head");
    Button start = controls.wordButton(commands.start());
    start.getStyleClass().add("accent");
    start.disableProperty().bind(batch.startable().map(possible -> !possible));
    Button pause = controls.wordButton(commands.pause());
    // Its word changes, its place does not.
    pause.setMinWidth(PAUSE_WIDTH);
    pause.disableProperty().bind(batch.state().map(state -> !state.underWay()));
    batch
        .state()
        .subscribe(
            state -> {
              boolean paused = state == BatchState.PAUSED;
              pause.setText(words.of(paused ? "batch.resume" : "batch.pause"));
              pause.setGraphic(new FontIcon(paused ? Material2MZ.PLAY_ARROW : Material2MZ.PAUSE));
            });
    Button cancel = controls.wordButton(commands.cancel());
    cancel
        .disableProperty()
        .bind(batch.state().map(state -> !state.busy() || state == BatchState.STOPPING));
    Runnable name =
        () -> {
          String now =
              words.of(batch.watching().getValue() ? "batch.stop" : "command.batch-cancel");
          cancel.setText(now);
          cancel.setAccessibleText(now);
          cancel.getTooltip().setText(controls.withKey(now, controls.key(commands.cancel())));
        };
    batch.watching().subscribe(name);
    controls.wheneverKeysChange(name);
    cancel.setMinWidth(CANCEL_WIDTH);
    Button open = controls.wordButton(commands.openResults());
    open.disableProperty().bind(batch.resultsThere().map(there -> !there));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(8, start, pause, cancel, space, open);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(buttons, bar(words, batch), status(batch));
  }

  private static ProgressBar bar(Words words, BatchViewModel batch) {
    ProgressBar bar = new ProgressBar();
    bar.setId(BatchIds.BAR);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words.of("batch.bar"));
    bar.progressProperty()
        .bind(Bindings.createDoubleBinding(() -> fraction(batch), batch.progress(), batch.state()));
    return bar;
  }

  /// Unknown, thus negative, until the files are listed.
  private static double fraction(BatchViewModel batch) {
    int found = batch.progress().get().found();
    if (found == 0) {
      return batch.state().get() == BatchState.PREPARING ? ProgressBar.INDETERMINATE_PROGRESS : 0;
    }
    return batch.progress().get().done() / (double) found;
  }

  private static Label status(BatchViewModel batch) {
    Label label = new Label();
    label.setId(BatchIds.STATUS);
    label.textProperty().bind(batch.status());
    return label;
  }
}
