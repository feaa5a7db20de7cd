package dev.lantern.ui.shell;

import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.Poll;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// What is under way, once it has lasted for half a second; polled, not posted. Its place is kept
/// while it is unseen, so that nothing moves.
final class ProgressStrip extends HBox {
  private static final long PATIENCE_NANOS = 500_000_000;

  private final Activities activities;
  private final Label label = new Label();
  private final ProgressBar bar = new ProgressBar();
  private Optional<Activity> shown = Optional.empty();

  ProgressStrip(Words words, Activities activities) {
    this.activities = activities;
    setId(ShellIds.PROGRESS);
    getStyleClass().add("progress-strip");
    setAlignment(Pos.CENTER_RIGHT);
    Button cancel = new Button(words.of("progress.cancel"), new FontIcon(Material2AL.CLOSE));
    cancel.setId(ShellIds.PROGRESS_CANCEL);
    cancel.setTooltip(new Tip(words.of("progress.cancel.tip")));
    cancel.setAccessibleText(words.of("progress.cancel"));
    cancel.setOnAction(event -> shown.ifPresent(Activity::cancel));
    label.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(label, bar, cancel);
    setVisible(false);
    Poll.whileShown(this, Poll.OFTEN, this::refresh);
  }

  private void refresh() {
    shown = activities.lasting(PATIENCE_NANOS);
    setVisible(shown.isPresent());
    shown.ifPresent(
        activity -> {
          label.setText(activity.label());
          bar.setProgress(activity.fraction());
        });
  }
}
