package dev.lantern.ui.findings;

import dev.lantern.classify.Estimate;
import dev.lantern.classify.Finding;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.ui.controls.MarkedBar;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// One finding: its name, its number, the bar with the threshold, and the verdict in words and in a
/// shape, never in colour alone.
final class FindingCard extends ToggleButton {
  private static final double SIDES = 26;

  private final Finding finding;
  private final boolean undecided;
  private final VBox content;

  /// @param points of the rule by which the finding was made
  FindingCard(Words words, Finding finding, OperatingPoints points) {
    this.finding = finding;
    this.undecided = points.undecided(finding.probability());
    setId(FindingsIds.CARD + finding.id());
    getStyleClass().add("finding-card");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    String verdict = verdict(words);
    String probability = words.of("findings.percent", Percent.of(finding.probability()));
    content =
        new VBox(
            6,
            head(finding.name(), probability),
            new MarkedBar(
                finding.probability(), finding.positive() ? "positive" : "negative", marks(points)),
            foot(words, verdict),
            measured(words));
    if (undecided) {
      content.getChildren().add(range(words, points));
    }
    if (!finding.calibrated()) {
      content.getChildren().add(wrapped(words.of("findings.uncalibrated")));
    }
    content.prefWidthProperty().bind(widthProperty().subtract(SIDES));
    setGraphic(content);
    setTooltip(new Tip(words.of("findings.card.tip", finding.name())));
    setAccessibleText(finding.name() + ", " + probability + ", " + verdict);
  }

  Finding finding() {
    return finding;
  }

  /// Its height hangs on its width, since words are wrapped.
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = (width < 0 ? prefWidth(-1) : width) - SIDES;
    return snappedTopInset() + content.prefHeight(inner) + snappedBottomInset();
  }

  private static HBox head(String name, String probability) {
    Label title = new Label(name);
    title.getStyleClass().add("finding-name");
    Label number = new Label(probability);
    number.getStyleClass().add("finding-probability");
    number.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(8, title, space(), number);
  }

  private String verdict(Words words) {
    if (undecided) {
      return words.of(
          finding.positive() ? "findings.undecided-positive" : "findings.undecided-negative");
    }
    return words.of(finding.positive() ? "findings.positive" : "findings.negative");
  }

  /// The threshold in use, and the lowest and the highest of all where the verdict hangs on them.
  private MarkedBar.Mark[] marks(OperatingPoints points) {
    Stream<MarkedBar.Mark> limit =
        Stream.of(new MarkedBar.Mark(finding.threshold(), MarkedBar.LIMIT));
    Stream<MarkedBar.Mark> ends =
        undecided
            ? DoubleStream.of(points.lowest(), points.highest())
                .filter(end -> end != finding.threshold())
                .mapToObj(end -> new MarkedBar.Mark(end, MarkedBar.CHANCE))
            : Stream.of();
    return Stream.concat(limit, ends).toArray(MarkedBar.Mark[]::new);
  }

  private static Label range(Words words, OperatingPoints points) {
    return wrapped(
        words.of(
            "findings.undecided-range", Percent.of(points.lowest()), Percent.of(points.highest())));
  }

  private static Label wrapped(String text) {
    Label label = muted(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Ikon shape() {
    if (undecided) {
      return Material2AL.HELP_OUTLINE;
    }
    return finding.positive() ? Material2MZ.WARNING : Material2AL.CHECK_CIRCLE_OUTLINE;
  }

  private HBox foot(Words words, String verdict) {
    Label word = new Label(verdict, new FontIcon(shape()));
    word.setId(FindingsIds.VERDICT + finding.id());
    word.getStyleClass().addAll("verdict", finding.positive() ? "positive" : "negative");
    Label threshold = muted(words.of("findings.threshold", Percent.of(finding.threshold())));
    threshold.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(8, word, space(), threshold);
  }

  /// The operating point, and what its threshold gave on the validation images.
  private Label measured(Words words) {
    OperatingPoint point = finding.operatingPoint();
    Label label =
        muted(
            words.of(
                "findings.measured",
                estimate(words, point.sensitivity()),
                estimate(words, point.specificity()),
                point.name()));
    label.setId(FindingsIds.MEASURED + finding.id());
    label.setTooltip(new Tip(worth(words, point)));
    return label;
  }

  private static String worth(Words words, OperatingPoint point) {
    return Stream.concat(
            Stream.of(words.of("findings.measured.tip")),
            point.predictiveValues().stream()
                .map(
                    at ->
                        words.of(
                            "findings.predictive",
                            Percent.of(at.prevalence()),
                            estimate(words, at.positive()),
                            estimate(words, at.negative()))))
        .collect(Collectors.joining("\n"));
  }

  private static String estimate(Words words, Estimate estimate) {
    return words.of(
        "findings.estimate",
        Percent.of(estimate.value()),
        Percent.of(estimate.low()),
        Percent.of(estimate.high()));
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  /// A click on the selected card leaves it selected.
  @Override
  public void fire() {
    if (!isSelected()) {
      super.fire();
    }
  }
}
