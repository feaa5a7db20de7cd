package dev.lantern.report;

import dev.lantern.explain.MethodName;
import dev.lantern.explain.TrustReport;
import dev.lantern.pipeline.BatchRow.Identifiers;
import dev.lantern.pipeline.ImageOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// How far the class activation map of a finding can be trusted, as JSON. The part about the lungs
/// is there where they were found.
public final class TrustFile {
  private TrustFile() {}

  /// Writes the file of one finding of an image.
  public static void write(
      ImageOutcome.Diagnosed outcome, TrustReport report, ReportContext context, Path file)
      throws IOException {
    JsonFile.write(
        file,
        json -> {
          JsonFile.context(json, context.only(outcome.classification().bundle()));
          json.writeStringProperty("source", outcome.source().name());
          JsonFile.identifiers(json, Identifiers.of(outcome.image().header()));
          json.writeStringProperty("finding", report.finding());
          json.writeStringProperty("operating_point", operatingPoint(outcome, report));
          write(json, report);
        });
  }

  /// A map's stability depends on it: whether a changed image crosses the threshold.
  private static String operatingPoint(ImageOutcome.Diagnosed outcome, TrustReport report) {
    return outcome.classification().findings().stream()
        .filter(finding -> finding.id().equals(report.finding()))
        .findFirst()
        .orElseThrow()
        .operatingPoint()
        .name();
  }

  private static void write(JsonGenerator json, TrustReport report) {
    json.writeStringProperty("method", MethodName.CAM.word());
    json.writeStringProperty("limit", Explanation.LIMIT);
    json.writeStringProperty("verdict", report.verdict().word());
    json.writeStringProperty("sentence", report.verdict().sentence());
    part(json, "completeness", report.completeness().passed());
    // Too small for the six decimals of other numbers.
    json.writeNumberProperty("gap", report.completeness().gap());
    number(json, "limit", TrustReport.Completeness.LIMIT);
    json.writeEndObject();
    coverage(json, report.coverage());
    stability(json, report.stability());
    TrustReport.Sanity sanity = report.sanity();
    part(json, "sanity", sanity.passed());
    number(json, "permuted_head", sanity.head());
    number(json, "permuted_head_place_in_null", sanity.headPlace());
    number(json, "permuted_last_layer", sanity.layer());
    number(json, "permuted_last_layer_place_in_null", sanity.layerPlace());
    number(json, "limit", TrustReport.Sanity.LIMIT);
    json.writeEndObject();
    part(json, "agreement_with_occlusion", report.agreement().passed());
    number(json, "overlap_of_top_tenth", report.agreement().overlap());
    number(json, "limit", TrustReport.Agreement.LIMIT);
    json.writeEndObject();
    report.lungs().ifPresent(lungs -> lungs(json, lungs));
  }

  private static void coverage(JsonGenerator json, TrustReport.Coverage coverage) {
    part(json, "coverage", coverage.passed());
    number(json, "random_maps_beaten", coverage.beaten());
    number(json, "limit", TrustReport.Coverage.LIMIT);
    json.writeArrayPropertyStart("curves");
    for (TrustReport.Curve curve : coverage.curves()) {
      json.writeStartObject();
      json.writeStringProperty("way", curve.way().word());
      numbers(json, "log_odds", curve.scores());
      number(json, "area", curve.area());
      number(json, "random_maps_beaten", curve.beaten());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void stability(JsonGenerator json, TrustReport.Stability stability) {
    part(json, "stability", stability.passed());
    number(json, "median_rank_correlation", stability.median());
    number(json, "limit", TrustReport.Stability.LIMIT);
    numbers(json, "rank_correlations", stability.correlations());
    json.writeNumberProperty("label_flips", stability.flips());
    json.writeEndObject();
  }

  private static void lungs(JsonGenerator json, TrustReport.Lungs lungs) {
    part(json, "lungs", lungs.passed());
    number(json, "energy_in_lungs", lungs.energy());
    number(json, "area_of_lungs", lungs.area());
    number(json, "limit_times_area", TrustReport.Lungs.LIMIT);
    json.writeEndObject();
  }

  private static void part(JsonGenerator json, String name, boolean passed) {
    json.writeObjectPropertyStart(name);
    json.writeBooleanProperty("passed", passed);
  }

  private static void number(JsonGenerator json, String name, double value) {
    json.writeNumberProperty(name, JsonFile.number(value));
  }

  private static void numbers(JsonGenerator json, String name, List<Double> values) {
    JsonFile.list(json, name, values, value -> json.writeNumber(JsonFile.number(value)));
  }
}
