package dev.lantern.evaluation;

/// One image: what the network said of a finding, and what is true of it.
///
/// @param probability of the finding, from 0 to 1
/// @param positive the image has the finding
/// @param patient images of one patient share it; unlike every other where the patient is unknown
public record Sample(double probability, boolean positive, String patient) {
  public Sample {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability " + probability);
    }
  }
}
