package dev.lantern.report;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.explain.Verdict;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BundleEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// `results.json`: the same rows as `results.csv`, with the counts that reconcile. Its schema is
/// `results-1.schema.json` beside this class; a change that an older reader would stumble over gets
/// the next number.
final class JsonReport {
  /// The schema's `$id`.
  static final String SCHEMA = "urn:lantern:schema:results:1";

  private final JsonGenerator json;
  private final BatchReport report;

  private JsonReport(JsonGenerator json, BatchReport report) {
    this.json = json;
    this.report = report;
  }

  static void write(BatchReport report, Path file) throws IOException {
    JsonFile.write(
        file,
        json -> {
          json.writeStringProperty("schema", SCHEMA);
          JsonFile.context(json, report.context());
          new JsonReport(json, report).body();
        });
  }

  private void body() {
    json.writeObjectPropertyStart("summary");
    counts(json, report);
    json.writeEndObject();
    json.writeArrayPropertyStart("results");
    report.rows().forEach(this::row);
    json.writeEndArray();
  }

  /// `found` is the sum of the four that follow it.
  static void counts(JsonGenerator json, BatchReport report) {
    json.writeNumberProperty("found", report.result().found());
    for (BatchRow.Outcome outcome : BatchRow.Outcome.values()) {
      json.writeNumberProperty(outcome.word(), report.result().count(outcome));
    }
    json.writeNumberProperty("not_begun", report.result().notBegun());
    json.writeBooleanProperty("cancelled", report.result().cancelled());
  }

  private void row(ReportRow ranked) {
    BatchRow row = ranked.row();
    json.writeStartObject();
    json.writeStringProperty("source", row.source().name());
    row.source().entry().ifPresent(entry -> json.writeStringProperty("entry", entry));
    json.writeStringProperty("outcome", row.outcome().word());
    json.writeStringProperty("reason", row.reasonCode());
    json.writeStringProperty("detail", row.detail());
    json.writeNumberProperty("rank", ranked.rank());
    row.urgency()
        .ifPresentOrElse(
            urgency -> json.writeNumberProperty("urgency", JsonFile.number(urgency)),
            () -> json.writeNullProperty("urgency"));
    patient(ranked);
    JsonFile.identifiers(json, row.identifiers());
    row.classification().ifPresent(this::bundle);
    for (String id : report.context().findings()) {
      flat(row, id, row.finding(id));
    }
    JsonFile.findings(json, row.findings());
    json.writeStringProperty("program", report.context().program());
    json.writeStringProperty("notice", ReportContext.NOTICE);
    json.writeEndObject();
  }

  private void patient(ReportRow ranked) {
    ranked
        .patient()
        .ifPresent(
            patient -> {
              json.writeStringProperty("patient_name", patient.name());
              json.writeStringProperty("patient_id", patient.id());
              json.writeStringProperty("patient_birth_date", patient.birthDate());
            });
  }

  private void bundle(Classification said) {
    json.writeStringProperty("bundle", said.bundle());
    json.writeStringProperty("bundle_sha256", said.bundleHash());
    json.writeStringProperty("precision", report.context().precision().word());
    report
        .context()
        .bundle(said.bundle())
        .map(BundleEntry.Usable::preprocessing)
        .ifPresent(digest -> json.writeStringProperty("preprocessing_sha256", digest));
  }

  /// The columns of `results.csv`, null where the file has no result.
  private void flat(BatchRow row, String id, Optional<Finding> finding) {
    json.writeName(id + "_probability");
    number(finding.map(Finding::probability));
    json.writeName(id + "_threshold");
    number(finding.map(Finding::threshold));
    json.writeName(id + "_positive");
    finding.ifPresentOrElse(said -> json.writeBoolean(said.positive()), json::writeNull);
    Optional<Finding> positive = finding.filter(Finding::positive);
    text(id + "_heatmap", positive.map(said -> PositiveFiles.heatmap(row.source(), id)));
    text(id + "_operating_point", finding.map(said -> said.operatingPoint().name()));
    for (PositivePart part : report.content().parts()) {
      text(id + "_" + part.column(), positive.flatMap(said -> part.file(row, said)));
    }
    if (report.content().trust()) {
      text(id + "_trust", row.trust(id).map(Verdict::word));
    }
  }

  private void number(Optional<Double> value) {
    value.ifPresentOrElse(known -> json.writeNumber(JsonFile.number(known)), json::writeNull);
  }

  private void text(String name, Optional<String> value) {
    value.ifPresentOrElse(
        known -> json.writeStringProperty(name, known), () -> json.writeNullProperty(name));
  }
}
