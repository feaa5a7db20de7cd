package dev.lantern.pipeline;

import dev.lantern.classify.FindingRule;
import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.ListingListener;
import dev.lantern.labels.LabelMatching;
import dev.lantern.labels.LabelRow;
import dev.lantern.labels.LabelTable;
import dev.lantern.labels.LabelsException;
import dev.lantern.labels.TruthRule;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.pipeline.EvaluationPlan.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes a plan of a request: reads the labels, asks whether they answer, finds the images.
final class EvaluationPlanner {
  private static final int MOST_NAMED = 10;

  private final ModelManifest manifest;
  private final ImageLoader scans;

  EvaluationPlanner(ModelManifest manifest, ImageLoader scans) {
    this.manifest = manifest;
    this.scans = scans;
  }

  /// @throws LabelsException where the labels cannot be used as the request wants, in a sentence
  EvaluationPlan plan(EvaluationRequest request) throws LabelsException {
    LabelTable table = LabelTable.read(request.labels());
    LabelTable chosen = chosen(table, request.where());
    for (String column : request.by()) {
      table.requireColumn(column);
    }
    List<Question> questions = questions(request);
    requireAnswers(chosen, questions);
    List<ImageSource> found =
        scans.list(request.images().inputs(), ListingListener.none()).sources().stream()
            .filter(source -> !sameFile(source.file(), request.labels()))
            .toList();
    LabelMatching matching =
        LabelMatching.of(
            chosen.rows(), folder(request.labels()), request.images().inputs().bases(), found);
    // Rows were chosen: an image of another row, or of none, is not asked for.
    List<ImageSource> sources =
        request.where().isEmpty()
            ? found
            : found.stream().filter(matching.rows()::containsKey).toList();
    return new EvaluationPlan(request, table, chosen, found, sources, matching, questions);
  }

  private static LabelTable chosen(LabelTable table, List<EvaluationRequest.Condition> where)
      throws LabelsException {
    LabelTable chosen = table;
    for (EvaluationRequest.Condition condition : where) {
      LabelTable before = chosen;
      chosen = before.where(condition.column(), condition.value());
      if (chosen.rows().isEmpty()) {
        throw new LabelsException(
            "No row of the labels has "
                + condition.words()
                + "; what stands there is "
                + words(counted(before, row -> row.cell(condition.column())))
                + ".");
      }
    }
    return chosen;
  }

  private List<Question> questions(EvaluationRequest request) throws LabelsException {
    List<FindingRule> findings = manifest.findings();
    if (request.finding().isPresent()) {
      findings =
          findings.stream().filter(rule -> rule.id().equals(request.finding().get())).toList();
      if (findings.isEmpty()) {
        throw new LabelsException(
            "The bundle has no finding "
                + request.finding().get()
                + "; its findings are "
                + String.join(", ", ids())
                + ".");
      }
    }
    boolean alone = findings.size() == 1;
    if (!request.positive().isEmpty() && !alone) {
      throw new LabelsException(
          "The bundle has several findings ("
              + String.join(", ", ids())
              + "): say with --finding which one --positive is about.");
    }
    List<String> classes = manifest.classes();
    return findings.stream()
        .map(
            rule ->
                new Question(
                    rule,
                    request.positive().isEmpty()
                        ? TruthRule.of(rule, classes, alone)
                        : TruthRule.positive(request.positive())))
        .toList();
  }

  private static void requireAnswers(LabelTable chosen, List<Question> questions)
      throws LabelsException {
    Map<String, Long> unknown = counted(chosen, LabelRow::label);
    unknown
        .keySet()
        .removeIf(
            label ->
                label.isEmpty()
                    || questions.stream()
                        .anyMatch(question -> question.truth().positive(label).isPresent()));
    if (!unknown.isEmpty()) {
      throw new LabelsException(
          "Labels that say nothing of "
              + questions.stream()
                  .map(question -> question.finding().name())
                  .collect(Collectors.joining(" or "))
              + ": "
              + words(unknown)
              + ". Name those that mean it with --positive LABEL[,LABEL]"
              + (questions.size() == 1 ? "" : " and --finding ID")
              + "; every other label then means its absence.");
    }
  }

  private List<String> ids() {
    return manifest.findings().stream().map(FindingRule::id).toList();
  }

  private static Map<String, Long> counted(LabelTable table, Function<LabelRow, String> cell) {
    return table.rows().stream()
        .collect(Collectors.groupingBy(cell, TreeMap::new, Collectors.counting()));
  }

  /// `NORMAL (143), PNEUMONIA (397)`.
  private static String words(Map<String, Long> counts) {
    String named =
        counts.entrySet().stream()
            .limit(MOST_NAMED)
            .map(
                entry ->
                    (entry.getKey().isEmpty() ? "nothing" : entry.getKey())
                        + " ("
                        + entry.getValue()
                        + ")")
            .collect(Collectors.joining(", "));
    return counts.size() > MOST_NAMED
        ? named + " and " + (counts.size() - MOST_NAMED) + " more"
        : named;
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static boolean sameFile(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
