package dev.lantern.preprocess;

/// What speaks for it that an outline is that of two lungs.
///
/// @param weakerSide share of the outline, of the lung where it is less, across which the grey
///     value rises outward, from 0 to 1
/// @param bothSides the same of both lungs
/// @param rise mean rise across the outline, of a grey value from 0 to 1 whose local contrast is
///     evened out
public record LungQuality(double weakerSide, double bothSides, double rise) {
  /// Chosen on the half of the films that the outline was made of, such that neither inverted nor
  /// turned films, nor ultrasound, nor noise had lungs.
  private static final double LEAST_WEAKER_SIDE = 0.65;

  private static final double LEAST_BOTH_SIDES = 0.8;
  private static final double LEAST_RISE = 0.1;

  /// True where the outline may be used.
  public boolean passed() {
    return weakerSide >= LEAST_WEAKER_SIDE && bothSides >= LEAST_BOTH_SIDES && rise >= LEAST_RISE;
  }
}
