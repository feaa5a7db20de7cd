package dev.lantern.ui.measure;

import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks, over the image, what becomes of measurements that are in no file; moves nothing.
public final class UnsavedBanner extends VBox {
  /// @param target asks for the file to write
  public UnsavedBanner(Words words, MeasureSession session, Supplier<Optional<Path>> target) {
    setId(MeasureIds.LEAVE);
    getStyleClass().add("message-banner");
    setMaxHeight(Region.USE_PREF_SIZE);
    Label headline = new Label(words.of("measure.leave"));
    headline.getStyleClass().add("message-title");
    Button save = new Button(words.of("measure.leave.save"));
    save.setTooltip(words.tip("measure.leave.save.tip", "measure-save"));
    save.setId(MeasureIds.LEAVE_SAVE);
    save.setOnAction(event -> session.save(target.get()));
    Button discard =
        button(words.of("measure.leave.discard"), words.of("measure.leave.discard.tip"));
    discard.setId(MeasureIds.LEAVE_DISCARD);
    discard.setOnAction(event -> session.discard());
    Button stay = button(words.of("measure.leave.stay"), words.of("measure.leave.stay.tip"));
    stay.setId(MeasureIds.LEAVE_STAY);
    stay.setOnAction(event -> session.stay());
    getChildren().addAll(headline, new HBox(8, save, discard, stay));
    session
        .asking()
        .subscribe(
            asked -> {
              setVisible(asked);
              if (asked) {
                stay.requestFocus();
              }
            });
  }

  private static Button button(String word, String tip) {
    Button button = new Button(word);
    button.setTooltip(new Tip(tip));
    return button;
  }
}
