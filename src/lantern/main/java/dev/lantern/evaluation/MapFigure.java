package dev.lantern.evaluation;

/// A measure over the images of a set: its mean, with the 95 % interval of a bootstrap that draws
/// patients, and what a map without knowledge of the image would have.
///
/// @param images that were counted, at least 1
/// @param value from `low` to `high`
public record MapFigure(
    MapMeasure measure, int images, double value, double low, double high, double chance) {
  /// Figures of fewer images say little.
  private static final int FEW = 30;

  public MapFigure {
    if (!(low <= value && value <= high) || images < 1) {
      throw new IllegalArgumentException(value + " in " + low + " to " + high + " of " + images);
    }
  }

  /// True where the figure is of too few images to be taken seriously.
  public boolean few() {
    return images < FEW;
  }
}
