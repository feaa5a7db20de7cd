package dev.lantern.ui.batch;

import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks, over the table, whether the batch is to be stopped; moves nothing.
final class LeaveBanner extends VBox {
  LeaveBanner(Words words, BatchViewModel batch) {
    setId(BatchIds.LEAVE);
    getStyleClass().add("message-banner");
    setMaxHeight(Region.USE_PREF_SIZE);
    Label headline = new Label(words.of("batch.leave"));
    headline.getStyleClass().add("message-title");
    Label text = new Label();
    text.setId(BatchIds.LEAVE_TEXT);
    text.getStyleClass().add("batch-leave-text");
    text.setWrapText(true);
    Button stop = new Button(words.of("batch.leave.stop"));
    stop.setId(BatchIds.LEAVE_STOP);
    stop.setTooltip(new Tip(words.of("batch.leave.stop.tip")));
    stop.setOnAction(event -> batch.stopAndLeave());
    Button stay = new Button(words.of("batch.leave.stay"));
    stay.setId(BatchIds.LEAVE_STAY);
    stay.setTooltip(new Tip(words.of("batch.leave.stay.tip")));
    stay.setOnAction(event -> batch.leaving().stay());
    getChildren().addAll(headline, text, new HBox(8, stop, stay));
    batch
        .leaving()
        .step()
        .subscribe(
            step -> {
              setVisible(step != Leaving.Step.NO);
              stop.setDisable(step == Leaving.Step.AGREED);
              text.setText(
                  words.of(
                      step == Leaving.Step.AGREED ? "batch.leave.stopping" : "batch.leave.text"));
              if (step == Leaving.Step.ASKED) {
                stay.requestFocus();
              }
            });
  }
}
