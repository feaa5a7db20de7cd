package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.imaging.Reason;
import dev.lantern.labels.LabelRow;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.EvaluatedImage;
import dev.lantern.pipeline.Evaluation;
import dev.lantern.pipeline.EvaluationPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `images.csv`: RFC 4180, UTF-8, a line an image, sorted by source. Columns `source`, `outcome`,
/// `reason`; `file` and `label` as its row in the table of labels writes them; per finding
/// `<id>_probability`, `<id>_positive`, `<id>_label` (1, 0, or empty where the label says nothing
/// of it); `distance` and `gate`, what the second gate says of the pixels: `passed` or the reason
/// why not; then what every export carries.
final class EvaluationTable {
  private EvaluationTable() {}

  static void write(Evaluation evaluation, ReportContext context, Path file) throws IOException {
    List<EvaluationPlan.Question> questions = evaluation.plan().questions();
    var text = new StringBuilder(CsvReport.line(header(questions)));
    for (EvaluatedImage image : evaluation.images()) {
      text.append(CsvReport.line(cells(image, questions, context)));
    }
    AtomicFile.write(
        file, stream -> stream.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> header(List<EvaluationPlan.Question> questions) {
    List<String> names = new ArrayList<>(List.of("source", "outcome", "reason", "file", "label"));
    for (EvaluationPlan.Question question : questions) {
      String id = question.finding().id();
      names.addAll(List.of(id + "_probability", id + "_positive", id + "_label"));
    }
    names.addAll(List.of("distance", "gate", "detail", "bundle", "bundle_sha256", "notice"));
    return names;
  }

  private static List<String> cells(
      EvaluatedImage image, List<EvaluationPlan.Question> questions, ReportContext context) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                image.row().source().name(),
                image.row().outcome().word(),
                image.row().reasonCode(),
                image.label().map(row -> row.cell("file")).orElse(""),
                image.label().map(LabelRow::label).orElse("")));
    for (EvaluationPlan.Question question : questions) {
      Optional<Finding> finding = image.row().finding(question.finding().id());
      cells.add(finding.map(said -> Numbers.exact(said.probability())).orElse(""));
      cells.add(finding.map(said -> Boolean.toString(said.positive())).orElse(""));
      cells.add(image.truth(question).map(truth -> truth ? "1" : "0").orElse(""));
    }
    cells.add(image.place().map(place -> Numbers.sixDecimals(place.distance())).orElse(""));
    cells.add(
        image.place().map(place -> place.refusal().map(Reason::code).orElse("passed")).orElse(""));
    cells.add(image.row().detail());
    for (BundleEntry.Usable bundle : context.bundles()) {
      cells.addAll(List.of(bundle.name(), bundle.hash()));
    }
    cells.add(ReportContext.NOTICE);
    return cells;
  }
}
