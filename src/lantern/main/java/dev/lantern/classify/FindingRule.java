package dev.lantern.classify;

import java.util.List;

/// How a bundle makes one finding out of the network's logits.
///
/// @param id stable id, used in reports: `pneumonia`
/// @param name as shown
/// @param code in a coding scheme
/// @param classes that together make the finding
/// @param operatingPoints at least one, names unique
/// @param defaultOperatingPoint name of one of them
/// @param saliencyScale value of the class activation map that is shown as 1; fixed per bundle
public record FindingRule(
    String id,
    String name,
    Code code,
    ClassSet classes,
    Calibration calibration,
    List<OperatingPoint> operatingPoints,
    String defaultOperatingPoint,
    double saliencyScale) {
  public FindingRule {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.isBlank()) {
      throw new IllegalArgumentException("finding '" + id + "' named '" + name + "'");
    }
    operatingPoints = List.copyOf(operatingPoints);
    List<String> names = operatingPoints.stream().map(OperatingPoint::name).toList();
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("operating points named twice: " + names);
    }
    if (!names.contains(defaultOperatingPoint)) {
      throw new IllegalArgumentException(
          "default operating point '" + defaultOperatingPoint + "' is none of " + names);
    }
    if (!(saliencyScale > 0) || !Double.isFinite(saliencyScale)) {
      throw new IllegalArgumentException("saliency scale " + saliencyScale);
    }
  }

  /// The operating point in use unless another is asked for.
  public OperatingPoint operatingPoint() {
    for (OperatingPoint point : operatingPoints) {
      if (point.name().equals(defaultOperatingPoint)) {
        return point;
      }
    }
    throw new IllegalStateException("the constructor checked " + defaultOperatingPoint);
  }

  /// Whether another of the operating points would turn the verdict: the probability lies between
  /// the lowest and the highest of their thresholds.
  public boolean undecided(double probability) {
    boolean above = operatingPoints.stream().anyMatch(point -> probability >= point.threshold());
    boolean below = operatingPoints.stream().anyMatch(point -> probability < point.threshold());
    return above && below;
  }

  /// The finding at the operating point in use.
  ///
  /// @param score raw log-odds
  /// @param probability from 0 to 1
  public Finding finding(double score, double probability) {
    OperatingPoint point = operatingPoint();
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
