package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchProgress;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sum that has to come out, and what else is counted. Every figure has its place from the
/// start.
final class BatchTotals extends HBox {
  private final Words words;
  private final BatchViewModel batch;

  BatchTotals(Words words, BatchViewModel batch) {
    this.words = words;
    this.batch = batch;
    getStyleClass().add("batch-totals");
    setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            figure("found", "batch.figure.found", count(BatchProgress::found)),
            sign("="),
            figure("diagnosed", "batch.figure.diagnosed", count(BatchProgress::diagnosed)),
            sign("+"),
            figure("skipped", "batch.figure.skipped", count(BatchProgress::skipped)),
            sign("+"),
            figure("failed", "batch.figure.failed", count(BatchProgress::failed)),
            sign("+"),
            figure("open", "batch.figure.open", count(now -> now.found() - now.done())),
            space,
            figure("positive", "batch.figure.positive", count(BatchProgress::positive)),
            figure("taken-over", "batch.figure.taken-over", count(BatchProgress::takenOver)),
            figure("rate", "batch.figure.rate", this::rate),
            figure("left", "batch.figure.left", this::left));
  }

  private static Label sign(String sign) {
    Label label = new Label(sign);
    label.getStyleClass().addAll("muted", "batch-sign");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private Function<BatchProgress, String> count(Function<BatchProgress, Integer> value) {
    return now -> words.of("batch.count", value.apply(now));
  }

  private String rate(BatchProgress now) {
    return now.rate().isPresent()
        ? words.of("batch.rate", now.rate().getAsDouble())
        : words.of("batch.unknown");
  }

  private String left(BatchProgress now) {
    return now.done() < now.found() && batch.state().get().underWay()
        ? now.remaining().map(batch.sentences()::left).orElseGet(() -> words.of("batch.unknown"))
        : words.of("batch.unknown");
  }

  private VBox figure(String name, String key, Function<BatchProgress, String> text) {
    Label value = new Label();
    value.setId(BatchIds.FIGURE + name);
    value.getStyleClass().add("batch-value");
    Label caption = new Label(words.of(key));
    caption.getStyleClass().add("muted");
    caption.setMinWidth(Region.USE_PREF_SIZE);
    caption.setTooltip(new Tip(words.of(key + ".tip")));
    batch.progress().subscribe(now -> value.setText(text.apply(now)));
    batch.state().subscribe(state -> value.setText(text.apply(batch.progress().get())));
    VBox box = new VBox(2, value, caption);
    box.getStyleClass().add("batch-figure");
    return box;
  }
}
