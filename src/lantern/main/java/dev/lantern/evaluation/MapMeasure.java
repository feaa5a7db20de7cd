package dev.lantern.evaluation;

import java.util.Optional;

/// What a method of saliency maps is measured by.
public enum MapMeasure {
  POINTING("pointing-game", "maximum inside the marks"),
  OVERLAP_FIXED("iou-fixed", "overlap (IoU) at half of the maximum"),
  OVERLAP_TUNED("iou-tuned", "overlap (IoU) at the cut-off that is best on the other half"),
  MASS("relevance-mass", "share of the map inside the marks"),
  RANK("relevance-rank", "share of the highest pixels inside the marks"),
  DELETION_BETTER("deletion-better", "images where deletion beats most random maps"),
  DELETION("deletion-beaten", "random maps that deletion beats"),
  INSERTION("insertion-beaten", "random maps that insertion beats"),
  HEAD("permuted-head", "absolute rank correlation with maps of a permuted head"),
  LAYER("permuted-last-layer", "absolute rank correlation with maps of a permuted last layer");

  private final String word;
  private final String title;

  MapMeasure(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /// For files.
  public String word() {
    return word;
  }

  /// For the reader.
  public String title() {
    return title;
  }

  /// Which values are good, in words.
  public String good() {
    return this == HEAD || this == LAYER ? "low" : "high";
  }

  /// What a map gives that knows nothing of the image: the marks' share of the area, for IoU that
  /// of a map that marks all; of random maps half are beaten; maps of permuted weights resemble
  /// each other, since they share the image.
  ///
  /// @return empty where the measure needs an effect that the sample lacks
  Optional<Double> chance(MapSample sample) {
    return switch (this) {
      case POINTING, OVERLAP_FIXED, OVERLAP_TUNED, MASS, RANK -> Optional.of(sample.score().area());
      case DELETION_BETTER, DELETION, INSERTION -> sample.effect().map(_ -> 0.5);
      case HEAD -> sample.effect().map(effect -> effect.head().chance());
      case LAYER -> sample.effect().map(effect -> effect.layer().chance());
    };
  }
}
