package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.ui.concurrent.Poll;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// The selected finding over the whole series; there where a series has several images, and nothing
/// is concealed.
public final class SeriesStrip extends VBox {
  private final Words words;
  private final SeriesScores series;
  private final FindingsViewModel findings;
  private final StripChart chart = new StripChart();
  private final Label said = new Label();

  /// @param image on the screen
  /// @param show called with the image that the reader clicks on
  public SeriesStrip(
      Words words,
      SeriesScores series,
      FindingsViewModel findings,
      ObservableValue<Optional<ScanImage>> image,
      Consumer<ImageSource> show) {
    super(6);
    this.words = words;
    this.series = series;
    this.findings = findings;
    setId(FindingsIds.SERIES);
    getStyleClass().add("panel-section");
    chart.setId(FindingsIds.SERIES_CHART);
    chart.setOnMouseClicked(event -> show.accept(series.source(chart.at(event.getX()))));
    chart.setOnMouseMoved(event -> said.setText(line(chart.at(event.getX()))));
    chart.setOnMouseExited(event -> said.setText(summary()));
    chart.setAccessibleText(words.of("series.chart"));
    said.setId(FindingsIds.SERIES_SAID);
    said.getStyleClass().add("muted");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(head(), chart, said);
    managedProperty().bind(visibleProperty());
    image.subscribe(now -> chart.mark(now.map(one -> series.place(one.source())).orElse(-1)));
    series.scores().subscribe(now -> refresh());
    findings.selected().subscribe(now -> refresh());
    findings.state().subscribe(now -> refresh());
    findings.readFirst().subscribe(now -> refresh());
    Poll.whileShown(this, Poll.OFTEN, series::poll);
  }

  private HBox head() {
    Label title = new Label(words.of("series.title"));
    title.getStyleClass().add("finding-name");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button judge = new Button();
    judge.setId(FindingsIds.SERIES_JUDGE);
    judge
        .textProperty()
        .bind(series.running().map(now -> words.of(now ? "series.stop" : "series.judge")));
    judge.setGraphic(new FontIcon(Material2MZ.VIEW_COLUMN));
    judge.setTooltip(words.tip("series.judge.tip", "judge-series"));
    judge.setOnAction(event -> series.judge());
    return new HBox(8, title, space, judge);
  }

  private void refresh() {
    boolean concealed =
        findings.readFirst().get() || findings.state().get() instanceof FindingsState.Concealed;
    setVisible(
        series.scores().get().size() > 1 && findings.bundle().get().isPresent() && !concealed);
    chart.show(series.scores().get(), finding());
    said.setText(summary());
  }

  /// Id of the selected finding, else of the first that was judged; empty where there is none.
  private String finding() {
    return findings
        .selected()
        .get()
        .or(
            () ->
                series.scores().get().stream()
                    .flatMap(score -> score.findings().stream())
                    .findFirst())
        .map(Finding::id)
        .orElse("");
  }

  private String summary() {
    List<ImageScore> all = series.scores().get();
    long unknown = all.stream().filter(ImageScore.Unknown.class::isInstance).count();
    if (unknown == all.size()) {
      return words.of("series.unknown", all.size());
    }
    String finding = finding();
    List<Finding> judged = all.stream().flatMap(score -> score.finding(finding).stream()).toList();
    if (judged.isEmpty()) {
      return words.of("series.none", all.size() - unknown, all.size());
    }
    long positive = judged.stream().filter(Finding::positive).count();
    String name = judged.getFirst().name();
    return words.of("series.summary", name, positive, judged.size(), all.size());
  }

  private String line(int place) {
    ImageScore score = series.scores().get().get(place);
    String without =
        score instanceof ImageScore.Unknown ? "series.image-unknown" : "series.image-none";
    return score
        .finding(finding())
        .map(one -> words.of("series.image", place + 1, one.name(), Percent.of(one.probability())))
        .orElseGet(() -> words.of(without, place + 1));
  }
}
