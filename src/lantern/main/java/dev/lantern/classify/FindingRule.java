package dev.lantern.classify;

import java.util.Optional;

/// How a bundle makes one finding out of the network's logits.
///
/// @param id stable id, used in reports: `pneumonia`
/// @param name as shown
/// @param code in a coding scheme
/// @param classes that together make the finding
/// @param saliencyScale value of the class activation map that is shown as 1; fixed per bundle
public record FindingRule(
    String id,
    String name,
    Code code,
    ClassSet classes,
    Calibration calibration,
    OperatingPoints operatingPoints,
    double saliencyScale) {
  public FindingRule {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.isBlank()) {
      throw new IllegalArgumentException("finding '" + id + "' named '" + name + "'");
    }
    if (!(saliencyScale > 0) || !Double.isFinite(saliencyScale)) {
      throw new IllegalArgumentException("saliency scale " + saliencyScale);
    }
  }

  /// The same, deciding at another of its operating points.
  ///
  /// @param point as in [OperatingPoints#choosing]
  public FindingRule at(Optional<String> point) {
    return new FindingRule(
        id, name, code, classes, calibration, operatingPoints.choosing(point), saliencyScale);
  }

  /// The finding at the operating point in use.
  ///
  /// @param score raw log-odds
  /// @param probability from 0 to 1
  public Finding finding(double score, double probability) {
    OperatingPoint point = operatingPoints.inUse();
    return new Finding(
        id,
        name,
        score,
        probability,
        calibration.calibrated(),
        point,
        probability >= point.threshold());
  }

  /// A coded concept, PS3.3 table 8.8-1.
  ///
  /// @param scheme Coding Scheme Designator (0008,0102)
  /// @param value Code Value (0008,0100)
  /// @param meaning Code Meaning (0008,0104)
  public record Code(String scheme, String value, String meaning) {
    public Code {
      if (scheme.isBlank() || value.isBlank() || meaning.isBlank()) {
        throw new IllegalArgumentException("code " + scheme + ", " + value + ", " + meaning);
      }
    }
  }
}
