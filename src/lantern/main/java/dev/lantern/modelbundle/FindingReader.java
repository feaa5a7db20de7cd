package dev.lantern.modelbundle;

import dev.lantern.classify.Calibration;
import dev.lantern.classify.ClassSet;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoint.PredictiveValues;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.platform.StrictJsonException;
import dev.lantern.platform.StrictObject;
import java.util.ArrayList;
import java.util.List;

/// Reads the manifest's `findings`, as strictly as [ManifestReader].
final class FindingReader {
  private FindingReader() {}

  /// @param classes of the network, in the logits' order
  static FindingRule finding(StrictObject finding, List<String> classes)
      throws StrictJsonException {
    String id = finding.string("id");
    String name = finding.string("name");
    StrictObject codeObject = finding.object("code");
    String scheme = codeObject.string("scheme");
    String value = codeObject.string("value");
    String meaning = codeObject.string("meaning");
    codeObject.finish();
    FindingRule.Code code = codeObject.make("", () -> new FindingRule.Code(scheme, value, meaning));
    ClassSet set = classSet(finding, classes);
    Calibration calibration = calibration(finding.object("calibration"));
    List<OperatingPoint> points = new ArrayList<>();
    for (StrictObject point : finding.objects("operatingPoints")) {
      points.add(operatingPoint(point));
    }
    String defaultPoint = finding.string("defaultOperatingPoint");
    double scale = finding.number("saliencyScale");
    finding.finish();
    return finding.make(
        "",
        () ->
            new FindingRule(
                id,
                name,
                code,
                set,
                calibration,
                new OperatingPoints(points, defaultPoint),
                scale));
  }

  private static ClassSet classSet(StrictObject finding, List<String> classes)
      throws StrictJsonException {
    List<Integer> members = new ArrayList<>();
    for (String name : finding.strings("classes")) {
      if (!classes.contains(name)) {
        throw finding.wrong("classes", "'" + name + "' is none of " + String.join(", ", classes));
      }
      members.add(classes.indexOf(name));
    }
    return finding.make("classes", () -> new ClassSet(classes.size(), members));
  }

  private static Calibration calibration(StrictObject calibration) throws StrictJsonException {
    String method = calibration.string("method");
    double slope = calibration.number("slope");
    double offset = calibration.number("offset");
    calibration.finish();
    return switch (method) {
      case "platt" -> calibration.make("", () -> new Calibration.Platt(slope, offset));
      case "none" -> {
        if (slope != 1 || offset != 0) {
          throw calibration.wrong("method", "none asks for slope 1 and offset 0");
        }
        yield new Calibration.None();
      }
      default -> throw calibration.wrong("method", "'" + method + "' is none of platt, none");
    };
  }

  private static OperatingPoint operatingPoint(StrictObject point) throws StrictJsonException {
    String name = point.string("name");
    double threshold = point.number("threshold");
    Estimate sensitivity = estimate(point.object("sensitivity"));
    Estimate specificity = estimate(point.object("specificity"));
    List<PredictiveValues> values = new ArrayList<>();
    for (StrictObject object : point.objects("predictiveValues")) {
      values.add(predictiveValues(object));
    }
    point.finish();
    return point.make(
        "", () -> new OperatingPoint(name, threshold, sensitivity, specificity, values));
  }

  private static Estimate estimate(StrictObject estimate) throws StrictJsonException {
    double value = estimate.number("value");
    double low = estimate.number("low");
    double high = estimate.number("high");
    estimate.finish();
    return estimate.make("", () -> new Estimate(value, low, high));
  }

  private static PredictiveValues predictiveValues(StrictObject object) throws StrictJsonException {
    double prevalence = object.number("prevalence");
    Estimate positive = estimate(object.object("positive"));
    Estimate negative = estimate(object.object("negative"));
    object.finish();
    return object.make("", () -> new PredictiveValues(prevalence, positive, negative));
  }
}
