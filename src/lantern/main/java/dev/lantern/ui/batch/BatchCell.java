package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.List;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// One cell of the table. An outcome and a verdict have a shape of their own, never a colour alone.
final class BatchCell extends TableCell<BatchItem, BatchItem> {
  private static final List<String> STYLES =
      List.of("positive", "negative", "diagnosed", "skipped", "failed");

  private final Words words;
  private final BatchSentences sentences;
  private final BatchColumn column;
  private final FontIcon icon = new FontIcon();
  private final Tip whole = new Tip();

  BatchCell(Words words, BatchSentences sentences, BatchColumn column) {
    this.words = words;
    this.sentences = sentences;
    this.column = column;
    whole.setWrapText(true);
    whole.setMaxWidth(600);
    if (column == BatchColumn.FILE) {
      // The end of a path tells more than its beginning.
      setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    }
  }

  @Override
  protected void updateItem(@Nullable BatchItem item, boolean empty) {
    super.updateItem(item, empty);
    getStyleClass().removeAll(STYLES);
    setGraphic(null);
    setTooltip(null);
    if (item == null || empty) {
      setText(null);
      return;
    }
    switch (column) {
      case FILE -> setWhole(item.file());
      case OUTCOME -> setOutcome(item.row().outcome());
      case FINDING -> setFinding(item);
      case PROBABILITY -> setText(percent(item, false));
      case THRESHOLD -> setText(percent(item, true));
      case REASON -> setWhole(item.reason());
    }
  }

  private void setWhole(String text) {
    setText(text);
    if (!text.isEmpty()) {
      whole.setText(text);
      setTooltip(whole);
    }
  }

  private void setOutcome(Outcome outcome) {
    setText(sentences.outcome(outcome));
    setIcon(
        switch (outcome) {
          case DIAGNOSED -> Material2AL.CHECK;
          case SKIPPED -> Material2MZ.REMOVE_CIRCLE_OUTLINE;
          case FAILED -> Material2AL.ERROR_OUTLINE;
        });
    getStyleClass().add(outcome.word());
  }

  private void setFinding(BatchItem item) {
    if (item.row().findings().isEmpty()) {
      setText("");
      return;
    }
    boolean positive = item.row().positive();
    setWhole(item.findings());
    whole.setText(
        words.of(
            "batch.verdict",
            item.findings(),
            words.of(positive ? "findings.positive" : "findings.negative")));
    setIcon(positive ? Material2MZ.WARNING : Material2AL.CHECK_CIRCLE_OUTLINE);
    getStyleClass().add(positive ? "positive" : "negative");
  }

  private String percent(BatchItem item, boolean threshold) {
    return item.leading()
        .map(finding -> threshold ? finding.threshold() : finding.probability())
        .map(part -> words.of("findings.percent", Percent.of(part)))
        .orElse("");
  }

  private void setIcon(Ikon shape) {
    icon.setIconCode(shape);
    setGraphic(icon);
  }
}
