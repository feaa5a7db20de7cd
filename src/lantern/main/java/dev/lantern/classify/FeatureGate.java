package dev.lantern.classify;

import dev.lantern.imaging.SkipReason;
import java.util.Locale;
import java.util.Optional;

/// Which images a bundle may judge, by what the network sees in them: the second gate, behind
/// [InputGate]. Safe for several threads.
public final class FeatureGate {
  private final FeatureDistance distance;
  private final FeatureOrientation orientation;

  /// Both look at the same features.
  public FeatureGate(FeatureDistance distance, FeatureOrientation orientation) {
    if (distance.features() != orientation.features()) {
      throw new IllegalArgumentException(
          distance.features() + " features for the distance, " + orientation.features());
    }
    this.distance = distance;
    this.orientation = orientation;
  }

  /// What the gate says of one image.
  ///
  /// @param distance from the training images in feature space, at least 0
  /// @param disorder the higher, the more like a rotated or inverted image
  /// @param refusal empty where the image may be judged
  public record Verdict(double distance, double disorder, Optional<InputGate.Refusal> refusal) {}

  /// How many features an image has.
  public int features() {
    return distance.features();
  }

  /// @param features of one image, as many as [#features]
  public Verdict check(float[] features) {
    double disorder = orientation.of(features);
    double far = distance.of(features);
    return new Verdict(far, disorder, refusal(far, disorder));
  }

  private Optional<InputGate.Refusal> refusal(double far, double disorder) {
    if (!orientation.upright(disorder)) {
      return Optional.of(
          new InputGate.Refusal(
              SkipReason.ORIENTATION, "looks rotated, upside down or inverted to the network"));
    }
    if (distance.familiar(far)) {
      return Optional.empty();
    }
    return Optional.of(
        new InputGate.Refusal(
            SkipReason.UNFAMILIAR,
            String.format(
                Locale.ROOT,
                "distance %.2f from the images that the network learned from, limit %.2f",
                far,
                distance.limit())));
  }
}
