package dev.lantern.ui.explanation;

import dev.lantern.classify.Finding;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.TrustReport;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// The verdict with all its parts, in the place of the findings.
public final class TrustPage extends VBox {
  private final Words words;
  private final TrustViewModel trust;
  private final TrustParts parts;
  private final VBox body = new VBox(14);
  private final OtherMethod other;

  /// @param selected the finding whose map is meant
  /// @param method of the map on the screen
  public TrustPage(
      Words words,
      TrustViewModel trust,
      ObservableValue<Optional<Finding>> selected,
      ObservableValue<MethodName> method) {
    this.words = words;
    this.trust = trust;
    this.parts = new TrustParts(words);
    this.other = new OtherMethod(words, trust, method);
    setId(ExplanationIds.PAGE);
    Button back = new Button(words.of("trust.back"), new FontIcon(Material2AL.ARROW_BACK));
    back.setId(ExplanationIds.BACK);
    back.getStyleClass().add("flat");
    back.setTooltip(words.tip("trust.back.tip", "trust"));
    back.setOnAction(event -> trust.close());
    Label title = PartView.wrapped(words.of("trust.title"));
    title.getStyleClass().add("panel-title");
    body.getStyleClass().add("trust-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox head = new VBox(back, title);
    head.getStyleClass().add("trust-head");
    getChildren().addAll(head, scroll);
    trust.state().subscribe(() -> show(selected.getValue()));
    selected.subscribe(this::show);
  }

  private void show(Optional<Finding> selected) {
    body.getChildren().clear();
    selected.ifPresent(
        finding -> trust.report(finding.id()).ifPresent(report -> fill(finding, report)));
  }

  private void fill(Finding finding, TrustReport report) {
    Label judged = PartView.wrapped(words.of("trust.judged", finding.name()));
    judged.getStyleClass().add("muted");
    Label verdict = VerdictWords.on(new Label(), words, report.verdict());
    verdict.setId(ExplanationIds.PAGE_VERDICT);
    Label rule = PartView.wrapped(words.of("trust.rule"));
    rule.setId(ExplanationIds.RULE);
    rule.getStyleClass().add("muted");
    body.getChildren().addAll(new VBox(4, verdict, judged, other));
    body.getChildren().addAll(parts.of(report));
    body.getChildren().add(rule);
  }
}
