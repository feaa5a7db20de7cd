package dev.lantern.report;

import dev.lantern.classify.Estimate;
import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchRow.Identifiers;
import dev.lantern.pipeline.BundleEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the JSON files of every report have in common.
final class JsonFile {
  private JsonFile() {}

  /// Properties of the object that is the file.
  @FunctionalInterface
  interface Body {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /// Writes the file whole or not at all.
  static void write(Path file, Body body) throws IOException {
    AtomicFile.write(file, stream -> write(stream, body));
  }

  private static void write(OutputStream stream, Body body) throws IOException {
    // A writer, not the stream: it shows half a surrogate pair, which a file's name may hold, as a
    // question mark, where the generator would refuse the whole file.
    var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    object(
        new JsonMapper()
            .writerWithDefaultPrettyPrinter()
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .createGenerator(writer),
        body);
    writer.flush();
  }

  /// All that a generator writes: one object. It is closed then.
  static void object(JsonGenerator generator, Body body) throws IOException {
    try (JsonGenerator json = generator) {
      json.writeStartObject();
      body.writeTo(json);
      json.writeEndObject();
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  /// A property that is a list.
  ///
  /// @param each writes one element
  static <T> void list(JsonGenerator json, String name, List<T> elements, Consumer<T> each) {
    json.writeArrayPropertyStart(name);
    elements.forEach(each);
    json.writeEndArray();
  }

  /// A property that is a figure with its interval.
  ///
  /// @param number writes a property
  static void estimate(
      JsonGenerator json, String name, Estimate estimate, ObjDoubleConsumer<String> number) {
    json.writeObjectPropertyStart(name);
    number.accept("value", estimate.value());
    number.accept("low", estimate.low());
    number.accept("high", estimate.high());
    json.writeEndObject();
  }

  /// What every export carries.
  static void context(JsonGenerator json, ReportContext context) {
    json.writeStringProperty("notice", ReportContext.NOTICE);
    json.writeStringProperty("program", context.program());
    json.writeArrayPropertyStart("bundles");
    for (BundleEntry.Usable bundle : context.bundles()) {
      json.writeStartObject();
      identity(json, context, bundle);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// Which bundle it is, byte by byte.
  static void identity(JsonGenerator json, ReportContext context, BundleEntry.Usable bundle) {
    json.writeStringProperty("bundle", bundle.name());
    json.writeStringProperty("sha256", bundle.hash());
    json.writeStringProperty("precision", context.precision().word());
    json.writeStringProperty("preprocessing_sha256", bundle.preprocessing());
  }

  /// Which image it is.
  static void identifiers(JsonGenerator json, Identifiers uids) {
    uids.study().ifPresent(uid -> json.writeStringProperty("study_instance_uid", uid));
    uids.series().ifPresent(uid -> json.writeStringProperty("series_instance_uid", uid));
    uids.sop().ifPresent(uid -> json.writeStringProperty("sop_instance_uid", uid));
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
      json.writeStringProperty("operating_point", finding.operatingPoint().name());
      json.writeBooleanProperty("positive", finding.positive());
      json.writeNumberProperty("urgency", number(finding.urgency()));
      json.writeBooleanProperty("calibrated", finding.calibrated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// As [Numbers#sixDecimals] prints it.
  static BigDecimal number(double value) {
    return new BigDecimal(Numbers.sixDecimals(value));
  }
}
