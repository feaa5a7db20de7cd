package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// A bar for every image of a series, as high as the probability of one finding, with a line at the
/// threshold. Where there are more images than pixels, a bar stands for several, by the highest.
final class StripChart extends Region {
  private static final double HEIGHT = 56;
  private static final double NARROWEST = 2;

  /// Of an image that has no score.
  private static final double STUB = 3;

  private final Region threshold = new Region();
  private final Region here = new Region();
  private final List<Region> bars = new ArrayList<>();
  private List<ImageScore> scores = List.of();
  private String finding = "";
  private int place = -1;

  StripChart() {
    getStyleClass().add("strip-chart");
    threshold.getStyleClass().add("strip-threshold");
    here.getStyleClass().add("strip-here");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
  }

  /// @param shown id of the finding
  void show(List<ImageScore> next, String shown) {
    scores = next;
    finding = shown;
    requestLayout();
  }

  /// The image on the screen; below 0 for none.
  void mark(int next) {
    place = next;
    requestLayout();
  }

  /// The image at a place of the chart; the highest of those that share it.
  ///
  /// @param x screen pixels from the left
  int at(double x) {
    return highest(Math.clamp((int) (x / getWidth() * bars()), 0, bars() - 1));
  }

  /// Of the images that a bar stands for.
  private int highest(int bar) {
    int best = first(bar);
    for (int i = first(bar); i < first(bar + 1); i++) {
      if (probability(i) > probability(best)) {
        best = i;
      }
    }
    return best;
  }

  private int bars() {
    return Math.max(1, Math.min(scores.size(), (int) (getWidth() / NARROWEST)));
  }

  /// The first image of a bar.
  private int first(int bar) {
    return (int) ((long) bar * scores.size() / bars());
  }

  private double probability(int image) {
    return scores.get(image).finding(finding).map(Finding::probability).orElse(-1.0);
  }

  @Override
  protected void layoutChildren() {
    bars.clear();
    double step = getWidth() / bars();
    double gap = step > 4 ? 1 : 0;
    for (int bar = 0; bar < bars() && !scores.isEmpty(); bar++) {
      int image = highest(bar);
      Optional<Finding> score = scores.get(image).finding(finding);
      Region region = new Region();
      region.getStyleClass().addAll("strip-bar", style(scores.get(image), score));
      double height = Math.max(STUB, score.map(Finding::probability).orElse(0.0) * getHeight());
      region.resizeRelocate(bar * step, getHeight() - height, step - gap, height);
      bars.add(region);
    }
    getChildren().setAll(bars);
    scores.stream()
        .flatMap(score -> score.finding(finding).stream())
        .findFirst()
        .ifPresent(
            score -> {
              double y = getHeight() * (1 - score.threshold());
              threshold.resizeRelocate(0, Math.rint(y), getWidth(), 1);
              getChildren().add(threshold);
            });
    if (place >= 0 && place < scores.size()) {
      int bar = (int) ((long) place * bars() / scores.size());
      here.resizeRelocate(bar * step - 1, 0, Math.max(step, 3) + 1, getHeight());
      getChildren().add(here);
    }
  }

  private static String style(ImageScore score, Optional<Finding> finding) {
    if (finding.isPresent()) {
      return finding.get().positive() ? "positive" : "negative";
    }
    return score instanceof ImageScore.Unknown ? "unknown" : "none";
  }
}
