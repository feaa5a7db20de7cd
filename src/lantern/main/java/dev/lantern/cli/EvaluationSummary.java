package dev.lantern.cli;

import dev.lantern.classify.Estimate;
import dev.lantern.evaluation.ClassConfusion;
import dev.lantern.evaluation.Confusion;
import dev.lantern.evaluation.Figures;
import dev.lantern.labels.LabelMatching;
import dev.lantern.labels.LabelMatching.Unused;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.Evaluation;
import dev.lantern.pipeline.EvaluationPlan;
import dev.lantern.pipeline.EvaluationRequest;
import dev.lantern.pipeline.FindingEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Prints an evaluation as tables.
final class EvaluationSummary {
  private static final String UNDEFINED = "not defined";
  private static final int MOST_UNUSED = 10;

  private final Console console;

  EvaluationSummary(Console console) {
    this.console = console;
  }

  /// What came of the labels, before an image is looked at.
  void labels(EvaluationPlan plan) {
    LabelMatching matching = plan.matching();
    String where =
        plan.request().where().stream()
            .map(EvaluationRequest.Condition::words)
            .collect(Collectors.joining(", "));
    line(
        "Labels: "
            + count(plan.table().rows().size(), "row")
            + (where.isEmpty() ? "" : ", " + plan.chosen().rows().size() + " with " + where)
            + ", "
            + count(matching.rows().size(), "labelled image"));
    note(matching.named(), "found its image by its file name", "found their images by file name");
    note(matching.repeated(), "repeats another", "repeat another");
    note(matching.blank(), "has no label", "have no label");
    note(matching.elsewhere(), "is of an image not asked for", "are of images not asked for");
    note(matching.unused().size(), "is not used:", "are not used:");
    for (Unused unused : matching.unused().stream().limit(MOST_UNUSED).toList()) {
      line("    line " + unused.row().line() + ": " + unused.row().file() + " " + unused.why());
    }
    if (matching.unused().size() > MOST_UNUSED) {
      line("    and " + (matching.unused().size() - MOST_UNUSED) + " more");
    }
  }

  private void note(int rows, String one, String many) {
    if (rows > 0) {
      line("  " + count(rows, "row") + " " + (rows == 1 ? one : many));
    }
  }

  /// Counts and figures.
  void figures(Evaluation evaluation) {
    counts(evaluation);
    evaluation.findings().forEach(this::finding);
    evaluation.classes().ifPresent(this::classes);
    if (evaluation.findings().stream().allMatch(measured -> measured.samples().isEmpty())) {
      return;
    }
    line("");
    line(
        "In brackets: 95 % intervals, DeLong's of the AUC and Wilson's of shares; by patient, and"
            + " of shares where a patient has several, a bootstrap's. Few: under 30 images.");
  }

  private void counts(Evaluation evaluation) {
    line(
        String.format(
            Locale.ROOT,
            "%s = %d diagnosed + %d skipped + %d failed%s",
            count(evaluation.images().size(), "image"),
            evaluation.count(Outcome.DIAGNOSED),
            evaluation.count(Outcome.SKIPPED),
            evaluation.count(Outcome.FAILED),
            evaluation.notBegun() == 0 ? "" : "; " + evaluation.notBegun() + " not begun"));
    if (!evaluation.unscored().isEmpty()) {
      line("Labelled, but without a score: " + counts(evaluation.unscored()));
    }
    if (evaluation.unlabelled() > 0) {
      line("Without a label, and not counted: " + count(evaluation.unlabelled(), "image"));
    }
    if (evaluation.passedOver() > 0) {
      line("Passed over: " + count(evaluation.passedOver(), "other file"));
    }
    evaluation
        .gate()
        .share()
        .ifPresent(
            share ->
                line(
                    String.format(
                        Locale.ROOT,
                        "Gate: %d of %s passed, %s%s",
                        evaluation.gate().familiar(),
                        count(evaluation.gate().asked(), "labelled image"),
                        words(share),
                        evaluation.gate().refused().isEmpty()
                            ? ""
                            : "; refused: " + counts(evaluation.gate().refused()))));
  }

  private void finding(FindingEvaluation measured) {
    Figures all = measured.figures();
    boolean two = all.images() != measured.accepted().images();
    line("");
    line(
        String.format(
            Locale.ROOT,
            "%s: threshold %.4f (%s)%s",
            measured.finding().name(),
            all.threshold(),
            measured.finding().operatingPoints().inUse().name(),
            measured.finding().calibration().calibrated() ? "" : ", uncalibrated"));
    if (all.images() == 0) {
      line("  no labelled image has a score: nothing is measured");
      return;
    }
    List<Figures> columns = two ? List.of(all, measured.accepted()) : List.of(all);
    if (two) {
      line(String.format(Locale.ROOT, "  %-22s  %-21s  %s", "", "all", "passed by the gate"));
    }
    row("images", columns, figures -> figures.images() + (figures.few() ? " (few)" : ""));
    row("positives", columns, figures -> Integer.toString(figures.positives()));
    row("AUC", columns, figures -> words(figures.auc()));
    if (all.aucByPatient().isPresent()) {
      row("AUC, by patient", columns, figures -> words(figures.aucByPatient()));
    }
    if (all.auc().isEmpty()) {
      line("  (all labels say the same, which defines no AUC)");
    }
    row("average precision", columns, figures -> words(figures.averagePrecision()));
    row("accuracy", columns, figures -> words(figures.confusion().accuracy()));
    row("sensitivity", columns, figures -> words(figures.confusion().sensitivity()));
    row("specificity", columns, figures -> words(figures.confusion().specificity()));
    row("positive pred. value", columns, it -> words(it.confusion().positivePredictiveValue()));
    row("negative pred. value", columns, it -> words(it.confusion().negativePredictiveValue()));
    row("F1", columns, figures -> words(figures.confusion().f1()));
    row("Brier score", columns, figures -> words(figures.brier()));
    row("calibration error", columns, figures -> words(figures.expectedCalibrationError()));
    confusion(all.confusion());
    subgroups(measured.subgroups());
  }

  private void row(String name, List<Figures> columns, Function<Figures, String> cell) {
    line(
        String.format(
            Locale.ROOT,
            "  %-22s  %s",
            name,
            columns.stream()
                .map(figures -> String.format(Locale.ROOT, "%-21s", cell.apply(figures)))
                .collect(Collectors.joining("  "))
                .stripTrailing()));
  }

  private void confusion(Confusion confusion) {
    line("");
    line(String.format(Locale.ROOT, "  %-22s  %9s  %9s", "labelled", "positive", "negative"));
    line(
        String.format(
            Locale.ROOT,
            "  %-22s  %9d  %9d",
            "called positive",
            confusion.truePositives(),
            confusion.falsePositives()));
    line(
        String.format(
            Locale.ROOT,
            "  %-22s  %9d  %9d",
            "called negative",
            confusion.falseNegatives(),
            confusion.trueNegatives()));
  }

  private void subgroups(List<FindingEvaluation.Subgroup> subgroups) {
    if (subgroups.isEmpty()) {
      return;
    }
    line("");
    String format = "  %-30s  %7s  %9s  %-21s  %-21s  %s";
    line(
        String.format(
            Locale.ROOT, format, "", "images", "positives", "AUC", "sensitivity", "specificity"));
    for (FindingEvaluation.Subgroup subgroup : subgroups) {
      Figures figures = subgroup.figures();
      line(
          String.format(
              Locale.ROOT,
              format,
              subgroup.column() + " " + subgroup.group() + (figures.few() ? " (few)" : ""),
              figures.images(),
              figures.positives(),
              words(figures.aucByPatient().or(figures::auc)),
              words(figures.confusion().sensitivity()),
              words(figures.confusion().specificity())));
    }
  }

  private void classes(ClassConfusion confusion) {
    line("");
    line("Classes, the label's down, the network's first choice across");
    line(String.format(Locale.ROOT, "  %-22s  %s", "", cells(confusion.classes())));
    for (int i = 0; i < confusion.classes().size(); i++) {
      line(
          String.format(
              Locale.ROOT,
              "  %-22s  %s",
              confusion.classes().get(i),
              cells(confusion.counts().get(i))));
    }
  }

  private static String cells(List<?> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%9s", value))
        .collect(Collectors.joining("  "));
  }

  private static String words(Optional<Estimate> estimate) {
    return estimate.map(EvaluationSummary::words).orElse(UNDEFINED);
  }

  private static String words(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f-%.3f)", estimate.value(), estimate.low(), estimate.high());
  }

  private static String words(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : UNDEFINED;
  }

  private static String counts(Map<String, ? extends Number> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /// Cells of the labels stand in it, and they may hold anything.
  private void line(String text) {
    console.out().println(Words.printable(text.stripTrailing()));
  }
}
