package dev.lantern.report;

import dev.lantern.classify.Estimate;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.platform.Energy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

/// `summary.json`: counts, reasons, positives, what the run took, and the bundles' own figures. Its
/// schema is `summary-2.schema.json` beside this class. `report.html` holds the same object.
final class SummaryReport {
  /// The schema's `$id`.
  static final String SCHEMA = "urn:lantern:schema:summary:2";

  private final JsonGenerator json;
  private final BatchReport report;

  private SummaryReport(JsonGenerator json, BatchReport report) {
    this.json = json;
    this.report = report;
  }

  static void write(BatchReport report, Path file) throws IOException {
    JsonFile.write(file, json -> properties(json, report));
  }

  /// The properties of the summary's object.
  static void properties(JsonGenerator json, BatchReport report) {
    new SummaryReport(json, report).all();
  }

  private void all() {
    json.writeStringProperty("schema", SCHEMA);
    json.writeStringProperty("notice", ReportContext.NOTICE);
    json.writeStringProperty("program", report.context().program());
    json.writeObjectPropertyStart("counts");
    JsonReport.counts(json, report);
    json.writeEndObject();
    // Without the reason of one that stopped: it may hold a path of this machine.
    json.writeStringProperty("state", report.result().state().word());
    reasons();
    findings();
    run();
    machine();
    energy();
    JsonFile.list(json, "bundles", report.context().bundles(), this::bundle);
  }

  private void reasons() {
    json.writeArrayPropertyStart("reasons");
    for (BatchResult.ReasonCount reason : report.result().reasons()) {
      json.writeStartObject();
      json.writeStringProperty("reason", reason.reason().code());
      json.writeStringProperty("outcome", reason.outcome().word());
      json.writeStringProperty("meaning", ReasonWords.of(reason.reason()));
      json.writeNumberProperty("files", reason.files());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void findings() {
    json.writeNumberProperty("positive_images", report.result().positive());
    json.writeArrayPropertyStart("findings");
    for (BundleEntry.Usable bundle : report.context().bundles()) {
      for (FindingRule finding : bundle.findings()) {
        finding(bundle, finding);
      }
    }
    json.writeEndArray();
  }

  private void finding(BundleEntry.Usable bundle, FindingRule finding) {
    var said =
        report.result().rows().stream()
            .flatMap(row -> row.classification().stream())
            .filter(classification -> classification.bundle().equals(bundle.name()))
            .flatMap(classification -> classification.findings().stream())
            .filter(of -> of.id().equals(finding.id()))
            .toList();
    json.writeStartObject();
    json.writeStringProperty("bundle", bundle.name());
    json.writeStringProperty("id", finding.id());
    json.writeStringProperty("name", finding.name());
    json.writeNumberProperty("judged", said.size());
    json.writeNumberProperty("positive", said.stream().filter(of -> of.positive()).count());
    json.writeEndObject();
  }

  private void run() {
    RunAccount run = report.run();
    json.writeObjectPropertyStart("run");
    json.writeStringProperty(
        "started", run.cost().started().truncatedTo(ChronoUnit.SECONDS).toString());
    json.writeStringProperty(
        "ended", run.cost().ended().truncatedTo(ChronoUnit.SECONDS).toString());
    JsonFile.list(json, "inputs", run.inputs(), json::writeString);
    json.writeNumberProperty("workers", run.workers());
    json.writeNumberProperty("images_diagnosed", run.diagnosed());
    number("wall_seconds", OptionalDouble.of(run.cost().wallSeconds()));
    number("work_seconds", OptionalDouble.of(run.workSeconds()));
    number("cpu_seconds", OptionalDouble.of(run.cost().cpuSeconds()));
    number("images_per_second", run.imagesPerSecond());
    json.writeEndObject();
  }

  private void machine() {
    json.writeObjectPropertyStart("machine");
    json.writeNumberProperty("processors", report.run().machine().processors());
    json.writeNumberProperty("memory_bytes", report.run().machine().memoryBytes());
    json.writeStringProperty("system", report.run().machine().system());
    json.writeStringProperty("java", report.run().machine().java());
    json.writeEndObject();
  }

  private void energy() {
    Energy energy = report.run().cost().energy();
    json.writeObjectPropertyStart("energy");
    json.writeBooleanProperty("measured", energy instanceof Energy.Measured);
    number("joules", OptionalDouble.of(energy.joules()));
    number("joules_per_image", report.run().joulesPerImage());
    json.writeStringProperty("method", method(energy));
    json.writeEndObject();
  }

  private static String method(Energy energy) {
    return switch (energy) {
      case Energy.Measured measured ->
          "Measured by the processor's own counters (RAPL: "
              + String.join(", ", measured.domains())
              + "); other programs' work is in it, disks and screen are not.";
      case Energy.Estimated estimated ->
          "Estimate: the processor's counters cannot be read here, so CPU seconds × "
              + Numbers.exact(estimated.watts())
              + " W ("
              + Energy.Estimated.SOURCE
              + ").";
    };
  }

  private void bundle(BundleEntry.Usable bundle) {
    json.writeStartObject();
    JsonFile.identity(json, report.context(), bundle);
    json.writeStringProperty("title", bundle.title());
    json.writeStringProperty("coverage", bundle.coverage());
    json.writeStringProperty("intended_use", bundle.card().intendedUse());
    json.writeStringProperty("data_source", bundle.card().dataSource());
    json.writeArrayPropertyStart("findings");
    for (FindingRule finding : bundle.findings()) {
      OperatingPoint point = finding.operatingPoints().inUse();
      json.writeStartObject();
      json.writeStringProperty("id", finding.id());
      json.writeStringProperty("name", finding.name());
      json.writeBooleanProperty("calibrated", finding.calibration().calibrated());
      json.writeStringProperty("operating_point", point.name());
      json.writeNumberProperty("threshold", JsonFile.number(point.threshold()));
      estimate("sensitivity", point.sensitivity());
      estimate("specificity", point.specificity());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void estimate(String name, Estimate estimate) {
    JsonFile.estimate(
        json,
        name,
        estimate,
        (part, value) -> json.writeNumberProperty(part, JsonFile.number(value)));
  }

  /// Three digits behind the point; null where there is nothing to say.
  private void number(String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.writeNumberProperty(name, Numbers.thousandths(value.getAsDouble()));
    } else {
      json.writeNullProperty(name);
    }
  }
}
