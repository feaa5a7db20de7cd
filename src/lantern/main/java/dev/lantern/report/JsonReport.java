package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// `results.json`: the same rows as `results.csv`, with the counts that reconcile.
final class JsonReport {
  private JsonReport() {}

  static void write(BatchResult result, ReportContext context, Path file) throws IOException {
    AtomicFile.write(file, stream -> write(result, context, stream));
  }

  private static void write(BatchResult result, ReportContext context, OutputStream stream)
      throws IOException {
    try (JsonGenerator json = generator(stream)) {
      json.writeStartObject();
      context(json, context);
      json.writeObjectPropertyStart("summary");
      json.writeNumberProperty("found", result.found());
      for (BatchRow.Outcome outcome : BatchRow.Outcome.values()) {
        json.writeNumberProperty(outcome.word(), result.count(outcome));
      }
      json.writeBooleanProperty("cancelled", result.cancelled());
      json.writeEndObject();
      json.writeArrayPropertyStart("results");
      for (BatchRow row : result.rows()) {
        row(json, row, context);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  /// A generator that indents and leaves the stream open.
  static JsonGenerator generator(OutputStream stream) {
    return new JsonMapper()
        .writerWithDefaultPrettyPrinter()
        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .createGenerator(stream);
  }

  /// What every export carries.
  static void context(JsonGenerator json, ReportContext context) {
    json.writeStringProperty("notice", ReportContext.NOTICE);
    json.writeStringProperty("program", context.program());
    json.writeArrayPropertyStart("bundles");
    for (ReportContext.Bundle bundle : context.bundles()) {
      json.writeStartObject();
      json.writeStringProperty("bundle", bundle.name());
      json.writeStringProperty("sha256", bundle.hash());
      json.writeStringProperty("precision", bundle.precision().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void row(JsonGenerator json, BatchRow row, ReportContext context) {
    json.writeStartObject();
    json.writeStringProperty("source", row.source().name());
    json.writeStringProperty("outcome", row.outcome().word());
    json.writeStringProperty("reason", row.reason());
    json.writeStringProperty("detail", row.detail());
    row.classification().ifPresent(said -> json.writeStringProperty("bundle", said.bundle()));
    row.identifiers().study().ifPresent(uid -> json.writeStringProperty("study_instance_uid", uid));
    row.identifiers()
        .series()
        .ifPresent(uid -> json.writeStringProperty("series_instance_uid", uid));
    row.identifiers().sop().ifPresent(uid -> json.writeStringProperty("sop_instance_uid", uid));
    for (String id : context.findings()) {
      flat(json, row, id, row.finding(id));
    }
    findings(json, row.findings());
    json.writeEndObject();
  }

  /// The columns of `results.csv`, null where the file has no result.
  private static void flat(JsonGenerator json, BatchRow row, String id, Optional<Finding> finding) {
    if (finding.isEmpty()) {
      for (String column : List.of("_probability", "_threshold", "_positive", "_heatmap")) {
        json.writeNullProperty(id + column);
      }
      return;
    }
    json.writeNumberProperty(id + "_probability", number(finding.get().probability()));
    json.writeNumberProperty(id + "_threshold", number(finding.get().threshold()));
    json.writeBooleanProperty(id + "_positive", finding.get().positive());
    if (finding.get().positive()) {
      json.writeStringProperty(id + "_heatmap", HeatmapPicture.name(row.source(), id));
    } else {
      json.writeNullProperty(id + "_heatmap");
    }
  }

  static void findings(JsonGenerator json, List<Finding> findings) {
    json.writeArrayPropertyStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringProperty("id", finding.id());
      json.writeStringProperty("name", finding.name());
      json.writeNumberProperty("score", number(finding.score()));
      json.writeNumberProperty("probability", number(finding.probability()));
      json.writeNumberProperty("threshold", number(finding.threshold()));
      json.writeBooleanProperty("positive", finding.positive());
      json.writeBooleanProperty("calibrated", finding.calibrated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static BigDecimal number(double value) {
    return new BigDecimal(Numbers.probability(value));
  }
}
