package dev.lantern.ui.batch;

import dev.lantern.ui.concurrent.Poll;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.DropTarget;
import dev.lantern.ui.controls.Keyed;
import dev.lantern.ui.controls.MessageBanner;
import dev.lantern.ui.controls.ResearchBanner;
import dev.lantern.ui.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The batch window: what is ordered on the left; how far it is, the sum and the table on
/// the right.
final class BatchView extends BorderPane {
  private static final double SETUP_WIDTH = 330;

  /// A few times a second: more often no one reads.
  private static final Duration POLL = Duration.millis(250);

  private final BatchViewModel batch;
  private final BatchFilter filter;

  BatchView(Words words, BatchViewModel batch, CommandControls controls, BatchCommands commands) {
    this.batch = batch;
    this.filter = new BatchFilter(words, batch);
    setId(BatchIds.WINDOW);
    getStyleClass().add("batch-window");
    ScrollPane setup = new ScrollPane(new BatchSetup(words, batch, controls, commands));
    setup.getStyleClass().add("batch-setup-scroll");
    setup.setFitToWidth(true);
    setup.setFitToHeight(true);
    setup.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setup.setPrefWidth(SETUP_WIDTH);
    setup.setMinWidth(SETUP_WIDTH);
    setLeft(setup);
    setCenter(center(words, controls, commands));
    setBottom(new ResearchBanner(words));
    DropTarget.install(
        this,
        paths -> {
          if (!batch.state().get().busy()) {
            batch.settings().add(paths);
          }
        });
    // A filter: lists and fields keep Esc to themselves.
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && (batch.stepBack() || filter.clearText())) {
            event.consume();
          }
        });
    Poll.whileShown(this, POLL, batch::poll);
  }

  private VBox center(Words words, CommandControls controls, BatchCommands commands) {
    MessageBanner message = new MessageBanner(words, batch.message(), batch::closeMessage);
    LeaveBanner leave = new LeaveBanner(words, batch);
    StackPane lines = new StackPane(new BatchTable(words, batch), message, leave);
    for (Node banner : List.of(message, leave)) {
      StackPane.setAlignment(banner, Pos.TOP_CENTER);
      StackPane.setMargin(banner, new Insets(12));
    }
    VBox.setVgrow(lines, Priority.ALWAYS);
    return new VBox(
        new BatchHead(words, batch, controls, commands),
        new BatchTotals(words, batch),
        filter,
        lines);
  }

  /// What the keys of the window do.
  Map<Keyed, Runnable> works(BatchCommands commands) {
    Map<Keyed, Runnable> works = new HashMap<>();
    commands
        .all()
        .forEach(
            command -> works.put(command, () -> fire("#" + CommandControls.BUTTON + command.id())));
    works.put(BatchKey.FIND, filter::find);
    return works;
  }

  /// A key does what its button does, and nothing while that is disabled.
  private void fire(String id) {
    if (lookup(id) instanceof ButtonBase button && !button.isDisabled()) {
      button.fire();
    }
  }
}
