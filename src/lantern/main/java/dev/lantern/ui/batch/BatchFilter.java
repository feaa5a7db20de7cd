package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.ui.controls.OneWay;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/// Says which lines the table shows.
final class BatchFilter extends HBox {
  private static final double FINDING_WIDTH = 230;

  private final Words words;
  private final BatchViewModel batch;
  private final ToggleGroup outcomes = new ToggleGroup();
  private final ComboBox<FindingChoice> findings;
  private final TextField text = new TextField();

  BatchFilter(Words words, BatchViewModel batch) {
    this.words = words;
    this.batch = batch;
    getStyleClass().add("batch-filter");
    setAlignment(Pos.CENTER_LEFT);
    SegmentedButton segments = new SegmentedButton();
    segments.setToggleGroup(outcomes);
    segments.getButtons().add(outcome(words.of("batch.outcome.all"), "all", Optional.empty()));
    for (Outcome outcome : Outcome.values()) {
      segments
          .getButtons()
          .add(outcome(batch.sentences().outcome(outcome), outcome.word(), Optional.of(outcome)));
    }
    outcomes.selectToggle(outcomes.getToggles().getFirst());
    findings = findings();
    text.setId(BatchIds.FILTER_TEXT);
    text.setPromptText(words.of("batch.filter.text"));
    text.setAccessibleText(words.of("batch.filter.text"));
    text.setTooltip(words.tip("batch.filter.text.tip", BatchKey.FIND.id()));
    HBox.setHgrow(text, Priority.ALWAYS);
    segments.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(segments, findings, text, shown());
    outcomes.selectedToggleProperty().subscribe(this::apply);
    findings.valueProperty().subscribe(this::apply);
    text.textProperty().subscribe(this::apply);
  }

  private ToggleButton outcome(String word, String id, Optional<Outcome> outcome) {
    // As a radio button, it stays chosen when it is clicked again.
    ToggleButton button = new RadioButton(word);
    button.getStyleClass().setAll("toggle-button");
    button.setToggleGroup(outcomes);
    button.setId(BatchIds.FILTER_OUTCOME + id);
    button.setUserData(outcome);
    return button;
  }

  private ComboBox<FindingChoice> findings() {
    ComboBox<FindingChoice> box = new ComboBox<>(batch.findings());
    box.setId(BatchIds.FILTER_FINDING);
    box.setAccessibleText(words.of("batch.filter.finding"));
    box.setTooltip(new Tip(words.of("batch.filter.finding")));
    box.setConverter(new OneWay<>(batch.sentences()::choice));
    // Its words change, its place does not.
    box.setPrefWidth(FINDING_WIDTH);
    box.getSelectionModel().selectFirst();
    return box;
  }

  private Label shown() {
    Label label = new Label();
    label.setId(BatchIds.SHOWN);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    BatchRows rows = batch.rows();
    Runnable tell = () -> label.setText(words.of("batch.shown", rows.shown().size(), rows.count()));
    batch.progress().subscribe(now -> tell.run());
    rows.shown().subscribe(tell);
    return label;
  }

  private void apply() {
    FindingChoice finding =
        Optional.ofNullable(findings.getValue()).orElseGet(FindingChoice.Any::new);
    batch.rows().filter(new RowFilter(wanted(), finding, text.getText()));
  }

  private Optional<Outcome> wanted() {
    return Optional.ofNullable(outcomes.getSelectedToggle())
        .map(toggle -> (Optional<?>) toggle.getUserData())
        .flatMap(outcome -> outcome.map(Outcome.class::cast));
  }

  /// Moves the keyboard to the text.
  void find() {
    text.requestFocus();
    text.selectAll();
  }

  /// Esc in the text.
  ///
  /// @return false where there was none, or the keyboard is elsewhere
  boolean clearText() {
    boolean some = text.isFocused() && !text.getText().isEmpty();
    if (some) {
      text.clear();
    }
    return some;
  }
}
