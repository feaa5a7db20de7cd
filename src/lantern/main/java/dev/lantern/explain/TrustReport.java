package dev.lantern.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What speaks for a class activation map and what against it, each part measured. A map says where
/// the network looked, never where the disease ends; and several kinds of map do not even say that
/// (Adebayo et al., NeurIPS 2018; Arun et al., Radiology: AI 2021).
///
/// @param finding id of the finding
/// @param lungs empty where the image is no chest radiograph, or its lungs were not found for sure
public record TrustReport(
    String finding,
    Completeness completeness,
    Coverage coverage,
    Stability stability,
    Sanity sanity,
    Agreement agreement,
    Optional<Lungs> lungs) {

  /// Whether the classes' maps add up to the network's outputs, of which the score is made.
  ///
  /// @param gap the largest of the classes' `|mean(CAM) + bias − logit|`
  public record Completeness(double gap) {
    /// Largest gap of maps that add up.
    public static final double LIMIT = 1e-4;

    public boolean passed() {
      return gap <= LIMIT;
    }
  }

  /// Deletion and insertion (Petsiuk et al., BMVC 2018): the finding's log-odds while pixels are
  /// covered, or uncovered, in the order of the map.
  ///
  /// @param curves deletion and insertion with either fill
  public record Coverage(List<Curve> curves) {
    /// Mean share of random maps that a good map beats.
    public static final double LIMIT = 0.9;

    public Coverage {
      curves = List.copyOf(curves);
    }

    /// Mean over the curves, from 0 to 1; one half is chance.
    public double beaten() {
      return curves.stream().mapToDouble(Curve::beaten).average().orElse(0);
    }

    public boolean passed() {
      return beaten() >= LIMIT;
    }
  }

  /// One curve.
  ///
  /// @param way of covering
  /// @param scores log-odds at equal steps from nothing to all of the image
  /// @param area under the scores, over shares from 0 to 1
  /// @param beaten share of the random maps of the same spectrum whose area is worse, from 0 to 1
  public record Curve(CoverWay way, List<Double> scores, double area, double beaten) {
    public Curve {
      scores = List.copyOf(scores);
    }
  }

  /// What becomes of the map when the image is changed a little, and the map is mapped back.
  ///
  /// @param correlations rank correlation with the map of each changed image, from -1 to 1
  /// @param flips how many changed images are on the other side of the threshold
  public record Stability(List<Double> correlations, int flips) {
    /// Least median correlation of a stable map.
    public static final double LIMIT = 0.8;

    public Stability {
      correlations = List.copyOf(correlations);
    }

    public double median() {
      return Ranks.median(correlations);
    }

    public boolean passed() {
      return median() >= LIMIT && flips == 0;
    }
  }

  /// Whether the map depends on what was learned (Adebayo et al., NeurIPS 2018): it must not
  /// resemble the maps of permuted weights more than such maps resemble each other.
  ///
  /// @param head median of the absolute rank correlations with maps of a permuted head
  /// @param headPlace share of the null at or below `head`, from 0 to 1
  /// @param layer likewise, with the last layer's channels permuted
  /// @param layerPlace share of the null at or below `layer`
  public record Sanity(double head, double headPlace, double layer, double layerPlace) {
    /// Highest place in the null of a map that depends on the weights.
    public static final double LIMIT = 0.95;

    public boolean passed() {
      return headPlace <= LIMIT && layerPlace <= LIMIT;
    }
  }

  /// Whether a method that knows nothing of the network's inside points at the same places.
  ///
  /// @param overlap share of the map's highest tenth that is also in occlusion's, from 0 to 1; a
  ///     tenth is chance
  public record Agreement(double overlap) {
    /// Least overlap of maps that agree: three times chance.
    public static final double LIMIT = 0.3;

    public boolean passed() {
      return overlap >= LIMIT;
    }
  }

  /// Whether the map shows the lungs, which were found in the image without the network. A map of
  /// coarse cells spills over their borders, so that not all of it can lie inside.
  ///
  /// @param energy share of the map's part above 0 that lies in the lungs, from 0 to 1
  /// @param area share of the image that the lungs take, which is chance
  public record Lungs(double energy, double area) {
    /// Least multiple of chance.
    public static final double LIMIT = 1.5;

    public Lungs {
      if (!(energy >= 0 && energy <= 1 && area >= 0 && area <= 1)) {
        throw new IllegalArgumentException(energy + " of the energy in " + area + " of the image");
      }
    }

    public boolean passed() {
      return energy >= LIMIT * area;
    }
  }

  /// The same with the part about the lungs.
  TrustReport with(Lungs found) {
    return new TrustReport(
        finding, completeness, coverage, stability, sanity, agreement, Optional.of(found));
  }

  /// What the parts come to, by the rule that [Verdict] states.
  public Verdict verdict() {
    long against =
        Stream.of(
                coverage.passed(),
                stability.passed(),
                agreement.passed(),
                lungs.map(Lungs::passed).orElse(true))
            .filter(passed -> !passed)
            .count();
    if (!completeness.passed() || !sanity.passed() || against > 1) {
      return Verdict.DO_NOT_RELY;
    }
    return against == 0 ? Verdict.STRONG : Verdict.MIXED;
  }
}
