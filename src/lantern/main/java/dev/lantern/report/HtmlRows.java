package dev.lantern.report;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.classify.FindingRule;
import dev.lantern.explain.MethodName;
import dev.lantern.pipeline.BatchRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// The rows of `report.html` as data for its script, by rank. Findings and bundles stand in them by
/// their place in the lists of the page.
final class HtmlRows {
  private final JsonGenerator json;
  private final BatchReport report;
  private final List<String> findings;
  private final List<String> bundles;

  HtmlRows(JsonGenerator json, BatchReport report) {
    this.json = json;
    this.report = report;
    this.findings = report.context().findings();
    this.bundles = report.context().bundles().stream().map(bundle -> bundle.name()).toList();
  }

  /// @param pictures JPEG, of the first ranks; fewer than rows
  void table(List<Optional<byte[]>> pictures) {
    json.writeBooleanProperty("patients", report.content().patients());
    json.writeStringProperty("method", MethodName.CAM.word());
    json.writeStringProperty("limit", Explanation.LIMIT);
    json.writeArrayPropertyStart("findings");
    for (String id : findings) {
      json.writeStartObject();
      json.writeStringProperty("id", id);
      json.writeStringProperty("name", nameOf(id));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("rows");
    int held = 0;
    for (ReportRow row : report.worklist()) {
      boolean picture = row.rank() <= pictures.size() && pictures.get(row.rank() - 1).isPresent();
      row(row, picture ? OptionalInt.of(held++) : OptionalInt.empty());
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("pictures");
    pictures.stream().flatMap(Optional::stream).forEach(json::writeBinary);
    json.writeEndArray();
  }

  private String nameOf(String finding) {
    return report.context().bundles().stream()
        .flatMap(bundle -> bundle.findings().stream())
        .filter(rule -> rule.id().equals(finding))
        .map(FindingRule::name)
        .findFirst()
        .orElse(finding);
  }

  /// @param picture its place among the pictures that the page holds
  private void row(ReportRow ranked, OptionalInt picture) {
    BatchRow row = ranked.row();
    json.writeStartObject();
    json.writeStringProperty("source", row.source().name());
    json.writeStringProperty("outcome", row.outcome().word());
    json.writeStringProperty("reason", row.reasonCode());
    json.writeStringProperty("detail", row.detail());
    json.writeName("urgency");
    row.urgency()
        .ifPresentOrElse(urgency -> json.writeNumber(JsonFile.number(urgency)), json::writeNull);
    strings(
        "uids",
        Stream.of(row.identifiers().study(), row.identifiers().series(), row.identifiers().sop())
            .map(uid -> uid.orElse(""))
            .toList());
    json.writeName("bundle");
    row.classification()
        .map(Classification::bundle)
        .ifPresentOrElse(name -> json.writeNumber(bundles.indexOf(name)), json::writeNull);
    json.writeArrayPropertyStart("findings");
    row.findings().forEach(finding -> finding(row, finding));
    json.writeEndArray();
    json.writeName("picture");
    picture.ifPresentOrElse(json::writeNumber, json::writeNull);
    ranked
        .patient()
        .ifPresentOrElse(
            patient ->
                strings("patient", List.of(patient.name(), patient.id(), patient.birthDate())),
            () -> json.writeNullProperty("patient"));
    json.writeEndObject();
  }

  private void finding(BatchRow row, Finding finding) {
    json.writeStartObject();
    json.writeNumberProperty("finding", findings.indexOf(finding.id()));
    json.writeNumberProperty("probability", JsonFile.number(finding.probability()));
    json.writeNumberProperty("threshold", JsonFile.number(finding.threshold()));
    json.writeStringProperty("point", finding.operatingPoint().name());
    json.writeBooleanProperty("positive", finding.positive());
    json.writeBooleanProperty("calibrated", finding.calibrated());
    if (finding.positive()) {
      json.writeStringProperty("heatmap", PositiveFiles.heatmap(row.source(), finding.id()));
      for (PositivePart part : report.content().parts()) {
        part.file(row, finding).ifPresent(file -> json.writeStringProperty(part.column(), file));
      }
      row.trust(finding.id())
          .ifPresent(verdict -> json.writeStringProperty("trust", verdict.sentence()));
    }
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
