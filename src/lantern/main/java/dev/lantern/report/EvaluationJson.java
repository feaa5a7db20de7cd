package dev.lantern.report;

import dev.lantern.classify.Estimate;
import dev.lantern.classify.FindingRule;
import dev.lantern.evaluation.ClassConfusion;
import dev.lantern.evaluation.Confusion;
import dev.lantern.evaluation.Figures;
import dev.lantern.evaluation.Reliability;
import dev.lantern.imaging.Reason;
import dev.lantern.labels.LabelMatching;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.Evaluation;
import dev.lantern.pipeline.EvaluationPlan;
import dev.lantern.pipeline.EvaluationRequest;
import dev.lantern.pipeline.FindingEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// `evaluation.json`: every figure, most with an interval, and what it was made of. One that the
/// images do not define is null. `auc` has DeLong's interval, `auc_by_patient` that of a bootstrap
/// by patient. `interval_of_shares` says which the shares beside it have: `wilson`, which takes
/// each image for a patient of its own, or `bootstrap-by-patient` where one has several of them.
final class EvaluationJson {
  private final JsonGenerator json;

  private EvaluationJson(JsonGenerator json) {
    this.json = json;
  }

  static void write(Evaluation evaluation, ReportContext context, Path file) throws IOException {
    JsonFile.write(
        file,
        json -> {
          JsonFile.context(json, context);
          new EvaluationJson(json).evaluation(evaluation);
        });
  }

  private void evaluation(Evaluation evaluation) {
    request(evaluation.plan().request());
    summary(evaluation);
    unused(evaluation.plan());
    gate(evaluation.gate());
    JsonFile.list(json, "findings", evaluation.findings(), this::finding);
    json.writeName("classes");
    evaluation.classes().ifPresentOrElse(this::classes, json::writeNull);
    if (!evaluation.saliency().isEmpty()) {
      new SaliencyJson(json).write(evaluation);
    }
  }

  private void request(EvaluationRequest request) {
    json.writeObjectPropertyStart("asked");
    strings("where", request.where().stream().map(EvaluationRequest.Condition::words).toList());
    strings("by", request.by());
    strings("positive", request.positive());
    json.writeBooleanProperty("gate", request.gate());
    json.writeEndObject();
  }

  private void summary(Evaluation evaluation) {
    EvaluationPlan plan = evaluation.plan();
    json.writeObjectPropertyStart("summary");
    json.writeNumberProperty("label_rows", plan.table().rows().size());
    json.writeNumberProperty("label_rows_chosen", plan.chosen().rows().size());
    json.writeNumberProperty("label_rows_without_label", plan.matching().blank());
    json.writeNumberProperty("label_rows_unused", plan.matching().unused().size());
    json.writeNumberProperty("label_rows_elsewhere", plan.matching().elsewhere());
    json.writeNumberProperty("label_rows_repeated", plan.matching().repeated());
    json.writeNumberProperty("label_rows_matched_by_name", plan.matching().named());
    json.writeNumberProperty("images", evaluation.images().size());
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberProperty(outcome.word(), evaluation.count(outcome));
    }
    json.writeNumberProperty("images_without_label", evaluation.unlabelled());
    json.writeNumberProperty("files_passed_over", evaluation.passedOver());
    json.writeNumberProperty("not_begun", evaluation.notBegun());
    json.writeBooleanProperty("cancelled", evaluation.cancelled());
    json.writeBooleanProperty("complete", evaluation.complete());
    counts(
        "reasons",
        evaluation.images().stream()
            .flatMap(image -> image.row().reason().stream())
            .map(Reason::code)
            .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting())));
    counts("reasons_of_labelled", evaluation.unscored());
    json.writeEndObject();
  }

  private void unused(EvaluationPlan plan) {
    json.writeArrayPropertyStart("rows_unused");
    for (LabelMatching.Unused unused : plan.matching().unused()) {
      json.writeStartObject();
      json.writeNumberProperty("line", unused.row().line());
      json.writeStringProperty("file", unused.row().file());
      json.writeStringProperty("why", unused.why());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void gate(Evaluation.GateCoverage gate) {
    json.writeObjectPropertyStart("gate");
    json.writeNumberProperty("asked", gate.asked());
    json.writeNumberProperty("familiar", gate.familiar());
    counts("refused", gate.refused());
    estimate("coverage", gate.share());
    json.writeEndObject();
  }

  private void finding(FindingEvaluation measured) {
    FindingRule finding = measured.finding();
    json.writeStartObject();
    json.writeStringProperty("id", finding.id());
    json.writeStringProperty("name", finding.name());
    json.writeBooleanProperty("calibrated", finding.calibration().calibrated());
    json.writeStringProperty("operating_point", finding.operatingPoints().inUse().name());
    json.writeNumberProperty("threshold", finding.operatingPoints().inUse().threshold());
    figures("figures", measured.figures());
    figures("figures_of_familiar", measured.accepted());
    json.writeArrayPropertyStart("operating_points");
    for (FindingEvaluation.AtPoint at : measured.points()) {
      json.writeStartObject();
      json.writeStringProperty("name", at.point().name());
      json.writeNumberProperty("threshold", at.point().threshold());
      confusion(at.confusion());
      json.writeEndObject();
    }
    json.writeEndArray();
    reliability(Reliability.of(measured.samples()));
    json.writeArrayPropertyStart("subgroups");
    for (FindingEvaluation.Subgroup subgroup : measured.subgroups()) {
      json.writeStartObject();
      json.writeStringProperty("column", subgroup.column());
      json.writeStringProperty("group", subgroup.group());
      figures("figures", subgroup.figures());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void figures(String name, Figures figures) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("images", figures.images());
    json.writeNumberProperty("positives", figures.positives());
    json.writeBooleanProperty("few", figures.few());
    estimate("auc", figures.auc());
    estimate("auc_by_patient", figures.aucByPatient());
    number("average_precision", figures.averagePrecision());
    number("brier", figures.brier());
    number("expected_calibration_error", figures.expectedCalibrationError());
    confusion(figures.confusion());
    json.writeEndObject();
  }

  private void confusion(Confusion confusion) {
    json.writeObjectPropertyStart("confusion");
    json.writeNumberProperty("true_positives", confusion.truePositives());
    json.writeNumberProperty("false_positives", confusion.falsePositives());
    json.writeNumberProperty("false_negatives", confusion.falseNegatives());
    json.writeNumberProperty("true_negatives", confusion.trueNegatives());
    json.writeEndObject();
    json.writeStringProperty(
        "interval_of_shares", confusion.byPatient() ? "bootstrap-by-patient" : "wilson");
    estimate("accuracy", confusion.accuracy());
    estimate("sensitivity", confusion.sensitivity());
    estimate("specificity", confusion.specificity());
    estimate("positive_predictive_value", confusion.positivePredictiveValue());
    estimate("negative_predictive_value", confusion.negativePredictiveValue());
    estimate("f1", confusion.f1());
  }

  private void reliability(Reliability reliability) {
    json.writeArrayPropertyStart("reliability");
    for (Reliability.Bin bin : reliability.bins()) {
      json.writeStartObject();
      json.writeNumberProperty("low", bin.low());
      json.writeNumberProperty("high", bin.high());
      json.writeNumberProperty("images", bin.count());
      json.writeNumberProperty("predicted", bin.predicted());
      json.writeNumberProperty("observed", bin.observed());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void classes(ClassConfusion confusion) {
    json.writeStartObject();
    strings("names", confusion.classes());
    json.writeArrayPropertyStart("confusion");
    for (List<Integer> row : confusion.counts()) {
      json.writeStartArray();
      row.forEach(json::writeNumber);
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void estimate(String name, Optional<Estimate> estimate) {
    if (estimate.isEmpty()) {
      json.writeNullProperty(name);
      return;
    }
    JsonFile.estimate(json, name, estimate.get(), json::writeNumberProperty);
  }

  private void number(String name, OptionalDouble number) {
    if (number.isPresent()) {
      json.writeNumberProperty(name, number.getAsDouble());
    } else {
      json.writeNullProperty(name);
    }
  }

  private void counts(String name, Map<String, ? extends Number> counts) {
    json.writeObjectPropertyStart(name);
    counts.forEach((key, count) -> json.writeNumberProperty(key, count.longValue()));
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) {
    JsonFile.list(json, name, values, json::writeString);
  }
}
