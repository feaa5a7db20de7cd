package dev.lantern.ui.findings;

import atlantafx.base.controls.ToggleSwitch;
import dev.lantern.classify.Finding;
import dev.lantern.imaging.Reason;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.ui.concurrent.Poll;
import dev.lantern.ui.explanation.MethodChooser;
import dev.lantern.ui.explanation.TrustPage;
import dev.lantern.ui.explanation.TrustSection;
import dev.lantern.ui.words.Remedy;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The panel on the right: what the network says, and the heatmap's controls.
public final class FindingsView extends VBox {
  private static final int HASH_DIGITS = 12;

  private final Words words;
  private final FindingsViewModel findings;
  private final ReadingViewModel reading;
  private final Button diagnose;
  private final OperatingPointChooser points;
  private final VBox body = new VBox(10);
  private final ToggleGroup cards = new ToggleGroup();

  /// What the panel's own buttons do.
  ///
  /// @param showModelCard opens the model card's window
  /// @param diagnose has the image judged, where that is not done by itself
  public record Doors(Runnable showModelCard, Button diagnose) {}

  /// @param reading what the reader says
  /// @param further sections below the findings
  public FindingsView(
      Words words,
      FindingsViewModel findings,
      ReadingViewModel reading,
      Doors doors,
      List<Node> further) {
    this.words = words;
    this.findings = findings;
    this.reading = reading;
    this.diagnose = doors.diagnose();
    this.points = new OperatingPointChooser(words, findings);
    diagnose.setMaxWidth(Double.MAX_VALUE);
    setId(FindingsIds.PANEL);
    getStyleClass().add("side-panel");
    body.getStyleClass().add("findings-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    List<Node> front =
        Stream.of(
                List.of(title(), scroll),
                further,
                List.of(heatmapControls(), footer(doors.showModelCard())))
            .<Node>flatMap(List::stream)
            .toList();
    TrustPage trust =
        new TrustPage(words, findings.trust(), findings.selected(), findings.methods().chosen());
    VBox.setVgrow(trust, Priority.ALWAYS);
    findings
        .trust()
        .opened()
        .subscribe(opened -> getChildren().setAll(opened ? List.of(trust) : front));
    Poll.whileShown(this, Poll.OFTEN, this::poll);
    findings.state().subscribe(this::show);
    findings.selected().subscribe(this::mark);
    reading.noting().subscribe(now -> now.ifPresent(finding -> scrollToNote(scroll, finding)));
  }

  /// A note that gets the keyboard by a key is to be seen.
  private void scrollToNote(ScrollPane scroll, Finding finding) {
    Node note = body.lookup("#" + FindingsIds.READING_NOTE + finding.id());
    Bounds at = body.sceneToLocal(note.localToScene(note.getBoundsInLocal()));
    double seen = scroll.getViewportBounds().getHeight();
    double hidden = body.getHeight() - seen;
    double top = scroll.getVvalue() * hidden;
    if (at.getMinY() < top || at.getMaxY() > top + seen) {
      scroll.setVvalue(Math.clamp((at.getCenterY() - seen / 2) / hidden, 0.0, 1.0));
    }
  }

  private void poll() {
    findings.methods().poll();
    findings.trust().poll();
  }

  private VBox title() {
    Label title = new Label(words.of("findings.title"));
    title.getStyleClass().add("panel-title");
    if (findings.bundle().get().isEmpty()) {
      return new VBox(title);
    }
    Label about = new Label();
    about.getStyleClass().addAll("muted", "panel-subtitle");
    about.setWrapText(true);
    Label coverage = new Label();
    coverage.getStyleClass().addAll("muted", "panel-subtitle");
    coverage.setWrapText(true);
    coverage.setMinHeight(Region.USE_PREF_SIZE);
    findings
        .bundle()
        .subscribe(
            now -> {
              about.setText(now.map(BundleEntry.Usable::title).orElse(""));
              coverage.setText(now.map(BundleEntry.Usable::coverage).orElse(""));
            });
    return new VBox(title, about, coverage);
  }

  private void show(FindingsState state) {
    for (Node node : body.getChildren()) {
      if (node instanceof ReadingForm form) {
        form.leave();
      }
    }
    body.getChildren()
        .setAll(
            switch (state) {
              case FindingsState.Idle idle ->
                  List.of(message(Material2AL.IMAGE, words.of("findings.idle"), ""));
              case FindingsState.NoBundle none ->
                  List.of(
                      message(Material2AL.BLOCK, words.of("findings.no-bundle"), none.sentence()));
              case FindingsState.Offered offered ->
                  List.of(message(Material2AL.IMAGE, words.of("findings.offered"), ""), diagnose);
              case FindingsState.Running running -> List.of(running());
              case FindingsState.Stopped stopped ->
                  List.of(message(Material2MZ.STOP, words.of("findings.stopped"), ""));
              case FindingsState.Judged judged -> judged(judged);
              case FindingsState.Concealed(var judged) -> List.of(form(judged, true));
              case FindingsState.Refused refused ->
                  List.of(
                      message(
                          Material2AL.BLOCK,
                          words.of("findings.refused"),
                          because(refused.outcome().reason(), refused.outcome().detail())));
              case FindingsState.Broken broken ->
                  List.of(
                      message(
                          Material2AL.ERROR_OUTLINE,
                          words.of("findings.failed"),
                          because(broken.outcome().reason(), broken.outcome().detail())));
            });
    mark(findings.selected().get());
  }

  private String because(Reason reason, String detail) {
    String sentence = words.of("reason." + reason.code()) + "\n" + Remedy.of(words, reason);
    return detail.isBlank() ? sentence : sentence + "\n" + detail;
  }

  private VBox running() {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setMaxWidth(Double.MAX_VALUE);
    Label label = new Label(words.of("findings.running"));
    label.setId(FindingsIds.MESSAGE);
    VBox box = new VBox(8, label, bar);
    box.getStyleClass().add("message");
    return box;
  }

  private VBox message(Ikon icon, String head, String detail) {
    Label title = new Label(head, new FontIcon(icon));
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.getStyleClass().add("message-title");
    Label text = new Label(detail);
    text.setId(FindingsIds.MESSAGE);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = detail.isBlank() ? new VBox(title) : new VBox(8, title, text);
    box.getStyleClass().add("message");
    return box;
  }

  private List<Node> judged(FindingsState.Judged judged) {
    Label time =
        new Label(words.of("findings.time", words.decimal(judged.time().toMillis() / 1000.0, 1)));
    time.getStyleClass().add("muted");
    return Stream.concat(
            judged.outcome().classification().findings().stream().flatMap(this::card),
            Stream.of(points, time, form(judged, false)))
        .toList();
  }

  private ReadingForm form(FindingsState.Judged judged, boolean blind) {
    return new ReadingForm(words, reading, judged.outcome().classification().findings(), blind);
  }

  /// A finding comes from a rule of the bundle that answered.
  private Stream<Node> card(Finding finding) {
    return findings.bundle().get().stream()
        .flatMap(bundle -> bundle.findings().stream())
        .filter(rule -> rule.id().equals(finding.id()))
        .map(
            rule -> {
              FindingCard card = new FindingCard(words, finding, rule.operatingPoints());
              card.setToggleGroup(cards);
              card.setOnAction(event -> findings.selected().set(Optional.of(finding)));
              return card;
            });
  }

  private void mark(Optional<Finding> selected) {
    for (Node node : body.getChildren()) {
      if (node instanceof FindingCard card) {
        card.setSelected(selected.filter(card.finding()::equals).isPresent());
      }
    }
  }

  private VBox heatmapControls() {
    ToggleSwitch on = new ToggleSwitch(words.of("findings.heatmap"));
    on.setId(FindingsIds.HEATMAP_TOGGLE);
    on.selectedProperty().bindBidirectional(findings.heatmapOn());
    on.setTooltip(words.tip("findings.heatmap.tip", "heatmap"));
    on.setAccessibleText(words.of("findings.heatmap"));
    Slider opacity = slider(findings.opacity(), 1);
    opacity.setId(FindingsIds.OPACITY);
    opacity.setTooltip(words.tip("findings.opacity.tip", "heatmap-weaker", "heatmap-stronger"));
    opacity.setAccessibleText(words.of("findings.opacity"));
    Label name = new Label(words.of("findings.opacity"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    on.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(10, on, name, opacity);
    row.getStyleClass().add("slider-row");
    CheckBox below = new CheckBox(words.of("findings.below-threshold"));
    below.setId(FindingsIds.BELOW_THRESHOLD);
    below.selectedProperty().bindBidirectional(findings.belowThreshold());
    below.setTooltip(words.tip("findings.below-threshold.tip", "heatmap-below-threshold"));
    VBox box =
        new VBox(
            10,
            row,
            cutOff(),
            below,
            new MethodChooser(words, findings.methods()),
            new TrustSection(
                words, findings.trust(), findings.selected(), findings.methods().chosen()));
    box.getStyleClass().add("panel-section");
    box.setDisable(findings.bundle().get().isEmpty());
    return box;
  }

  /// From 0 on, as wide as its row lets it be.
  private static Slider slider(DoubleProperty value, double most) {
    Slider slider = new Slider(0, most, value.get());
    slider.setBlockIncrement(0.1);
    slider.valueProperty().bindBidirectional(value);
    HBox.setHgrow(slider, Priority.ALWAYS);
    return slider;
  }

  private HBox cutOff() {
    Label name = new Label(words.of("findings.cut-off"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    Slider cut = slider(findings.cutOff(), FindingsViewModel.HIGHEST_CUT_OFF);
    cut.setId(FindingsIds.CUT_OFF);
    cut.setTooltip(words.tip("findings.cut-off.tip", "heatmap-cut-lower", "heatmap-cut-higher"));
    cut.setAccessibleText(words.of("findings.cut-off"));
    CheckBox outline = new CheckBox(words.of("findings.outline"));
    outline.setId(FindingsIds.OUTLINE);
    outline.setMinWidth(Region.USE_PREF_SIZE);
    outline.selectedProperty().bindBidirectional(findings.outline());
    outline.setTooltip(words.tip("findings.outline.tip", "heatmap-outline"));
    HBox box = new HBox(10, name, cut, outline);
    box.getStyleClass().add("slider-row");
    return box;
  }

  private VBox footer(Runnable showModelCard) {
    VBox box = new VBox(8);
    box.getStyleClass().add("panel-section");
    if (findings.bundle().get().isEmpty()) {
      return box;
    }
    Label bundle = new Label();
    bundle.setId(FindingsIds.BUNDLE);
    bundle.getStyleClass().add("muted");
    Tip hash = new Tip();
    bundle.setTooltip(hash);
    findings
        .bundle()
        .subscribe(
            now ->
                now.ifPresent(
                    one -> {
                      bundle.setText(words.of("findings.bundle", one.name(), beginning(one)));
                      hash.setText(one.hash());
                    }));
    Button card =
        new Button(words.of("findings.model-card"), new FontIcon(Material2AL.DESCRIPTION));
    card.setId(FindingsIds.MODEL_CARD);
    card.setMaxWidth(Double.MAX_VALUE);
    card.setTooltip(words.tip("findings.model-card.tip", "model-card"));
    card.setAccessibleText(words.of("findings.model-card"));
    card.setOnAction(event -> showModelCard.run());
    box.getChildren().addAll(card, bundle);
    return box;
  }

  private static String beginning(BundleEntry.Usable bundle) {
    return bundle.hash().substring(0, Math.min(HASH_DIGITS, bundle.hash().length()));
  }
}
