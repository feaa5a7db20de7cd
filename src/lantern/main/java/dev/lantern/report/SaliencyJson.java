package dev.lantern.report;

import dev.lantern.evaluation.MapFigure;
import dev.lantern.evaluation.MapScore;
import dev.lantern.pipeline.Evaluation;
import dev.lantern.pipeline.SaliencyEvaluation;
import tools.jackson.core.JsonGenerator;

/// The part `saliency` of `evaluation.json`: what each method's maps are worth. There only where it
/// was asked for.
final class SaliencyJson {
  private final JsonGenerator json;

  SaliencyJson(JsonGenerator json) {
    this.json = json;
  }

  void write(Evaluation evaluation) {
    json.writeObjectPropertyStart("saliency");
    json.writeNumberProperty("fixed_cut", MapScore.CUTS.get(MapScore.FIXED));
    evaluation
        .plan()
        .request()
        .saliency()
        .ifPresent(asked -> json.writeNumberProperty("most_with_effects", asked.most()));
    JsonFile.list(json, "findings", evaluation.saliency(), this::finding);
    json.writeEndObject();
  }

  private void finding(SaliencyEvaluation measured) {
    json.writeStartObject();
    json.writeStringProperty("id", measured.finding().id());
    json.writeStringProperty("name", measured.finding().name());
    json.writeNumberProperty("images_marked", measured.marked());
    json.writeNumberProperty("images_called", measured.called());
    json.writeBooleanProperty("cancelled", measured.cancelled());
    json.writeArrayPropertyStart("unusable");
    for (SaliencyEvaluation.Unusable unusable : measured.unusable()) {
      json.writeStartObject();
      json.writeStringProperty("source", unusable.source().name());
      json.writeStringProperty("why", unusable.why());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonFile.list(json, "methods", measured.methods(), this::method);
    json.writeEndObject();
  }

  private void method(SaliencyEvaluation.Method method) {
    json.writeStartObject();
    json.writeStringProperty("method", method.name().word());
    json.writeBooleanProperty("class_specific", method.name().classSpecific());
    JsonFile.list(json, "tuned_cuts", method.figures().cuts(), json::writeNumber);
    json.writeArrayPropertyStart("measures");
    for (MapFigure figure : method.figures().figures()) {
      json.writeStartObject();
      json.writeStringProperty("measure", figure.measure().word());
      json.writeStringProperty("title", figure.measure().title());
      json.writeNumberProperty("images", figure.images());
      json.writeBooleanProperty("few", figure.few());
      json.writeNumberProperty("value", figure.value());
      json.writeNumberProperty("low", figure.low());
      json.writeNumberProperty("high", figure.high());
      json.writeNumberProperty("chance", figure.chance());
      json.writeStringProperty("good", figure.measure().good());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
