package dev.lantern.ui.explanation;

import dev.lantern.classify.Finding;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.TrustReport;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// Below the choice of the map: the button that has it checked, then the verdict.
public final class TrustSection extends VBox {
  private final Words words;
  private final TrustViewModel trust;
  private final ObservableValue<Optional<Finding>> selected;
  private final VBox body = new VBox(6);
  private final Label passes = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Node running;

  /// @param selected the finding whose map is meant
  /// @param method of the map on the screen
  public TrustSection(
      Words words,
      TrustViewModel trust,
      ObservableValue<Optional<Finding>> selected,
      ObservableValue<MethodName> method) {
    super(6);
    this.words = words;
    this.trust = trust;
    this.selected = selected;
    this.running = running();
    getStyleClass().add("trust-section");
    getChildren().addAll(body, new OtherMethod(words, trust, method));
    trust.state().subscribe(this::show);
    selected.subscribe(() -> show(trust.state().getValue()));
  }

  private void show(TrustState state) {
    switch (state) {
      case TrustState.Unavailable _ -> show(List.of(check(true)));
      case TrustState.Ready _ -> show(List.of(check(false)));
      case TrustState.Running now -> {
        passes.setText(PassWords.of(words, now.done(), now.total()));
        bar.setProgress(
            now.total() > 0
                ? (double) now.done() / now.total()
                : ProgressBar.INDETERMINATE_PROGRESS);
        show(List.of(running));
      }
      case TrustState.Reported _ ->
          show(
              selected
                  .getValue()
                  .flatMap(finding -> trust.report(finding.id()))
                  .map(this::reported)
                  .orElse(List.of()));
      case TrustState.Failed failed -> show(List.of(check(false), failed(failed.sentence())));
    }
  }

  private void show(List<Node> nodes) {
    if (!body.getChildren().equals(nodes)) {
      body.getChildren().setAll(nodes);
    }
  }

  private Button check(boolean disabled) {
    Button check = new Button(words.of("trust.check"), new FontIcon(Material2AL.FACT_CHECK));
    check.setId(ExplanationIds.CHECK);
    check.setMaxWidth(Double.MAX_VALUE);
    check.setAccessibleText(words.of("trust.check"));
    check.setTooltip(words.tip("trust.check.tip", "trust"));
    check.setOnAction(event -> trust.check());
    check.setDisable(disabled);
    return check;
  }

  private Node running() {
    passes.setId(ExplanationIds.CHECK_PROGRESS);
    passes.getStyleClass().add("muted");
    passes.setMinWidth(Region.USE_PREF_SIZE);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(0);
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button cancel = new Button(words.of("progress.cancel"));
    cancel.setId(ExplanationIds.CHECK_CANCEL);
    cancel.setTooltip(new Tip(words.of("progress.cancel.tip")));
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> trust.cancel());
    HBox row = new HBox(8, bar, passes, cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// The verdict is its own button: behind it lie the parts.
  private List<Node> reported(TrustReport report) {
    Button verdict = VerdictWords.on(new Button(), words, report.verdict());
    verdict.setId(ExplanationIds.VERDICT);
    verdict.setMaxWidth(Double.MAX_VALUE);
    verdict.setAccessibleText(verdict.getText());
    verdict.setTooltip(words.tip("trust.open.tip", "trust"));
    verdict.setOnAction(event -> trust.opened().set(true));
    FontIcon onward = new FontIcon(Material2AL.CHEVRON_RIGHT);
    onward.setMouseTransparent(true);
    StackPane.setAlignment(onward, Pos.CENTER_RIGHT);
    StackPane.setMargin(onward, new Insets(0, 8, 0, 0));
    return List.of(new StackPane(verdict, onward));
  }

  private Label failed(String sentence) {
    Label label = new Label(sentence, new FontIcon(Material2AL.ERROR_OUTLINE));
    label.setId(ExplanationIds.CHECK_MESSAGE);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
