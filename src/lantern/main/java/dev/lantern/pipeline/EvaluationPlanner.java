package dev.lantern.pipeline;

import dev.lantern.classify.FindingRule;
import dev.lantern.evaluation.Subgroups;
import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.ListingListener;
import dev.lantern.labels.BoxTable;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes a plan of a request: reads the labels, asks whether they answer, finds the images.
final class EvaluationPlanner {
  private static final int MOST_NAMED = 10;
  private static final int MOST_GROUPS = 50;

  private final ModelManifest manifest;
  private final ImageLoader scans;

  EvaluationPlanner(ModelManifest manifest, ImageLoader scans) {
    this.manifest = manifest;
    this.scans = scans;
  }

  /// @throws LabelsException where the labels cannot be used as the request wants, in a sentence
  EvaluationPlan plan(EvaluationRequest request) throws LabelsException {
    LabelTable table = LabelTable.read(request.labels());
    if (table.rows().isEmpty()) {
      throw new LabelsException(request.labels() + " has no rows below its first line.");
    }
    LabelTable chosen = chosen(table, request.where());
    for (String column : request.by()) {
      requireGroups(chosen, column);
    }
    requireWritten(table, request.positive());
    Optional<BoxTable> boxes = boxes(request, table);
    List<Question> questions = questions(request);
    List<ImageSource> found =
        scans.list(request.images().inputs(), ListingListener.none()).sources().stream()
            .filter(source -> !sameFile(source.file(), request.labels()))
            .toList();
    LabelMatching matching =
        LabelMatching.of(
            table, chosen, folder(request.labels()), request.images().inputs().bases(), found);
    requireAnswers(matching.rows().values(), questions);
    return new EvaluationPlan(
        request,
        table,
        chosen,
        found,
        sources(request, found, matching),
        matching,
        questions,
        boxes);
  }

  private static Optional<BoxTable> boxes(EvaluationRequest request, LabelTable table)
      throws LabelsException {
    Optional<Path> file = request.saliency().flatMap(SaliencyRequest::boxes);
    if (file.isPresent()) {
      return Optional.of(BoxTable.read(file.get()));
    }
    if (request.saliency().isPresent()) {
      table.requireColumn(LabelRow.MASK);
    }
    return Optional.empty();
  }

  /// Where rows were chosen, an image of another row, or of none, is not asked for.
  private static List<ImageSource> sources(
      EvaluationRequest request, List<ImageSource> found, LabelMatching matching) {
    NavigableSet<ImageSource> sources = new TreeSet<>(matching.rows().keySet());
    if (request.where().isEmpty()) {
      Path results = request.results().toAbsolutePath().normalize();
      found.stream()
          .filter(source -> !folder(source.file()).normalize().equals(results))
          .forEach(sources::add);
    }
    return List.copyOf(sources);
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
                + there(
                    condition.column(), counted(before.rows(), row -> row.cell(condition.column())))
                + ".");
      }
    }
    return chosen;
  }

  /// Many different values may be patients, whichever the column: they are not told.
  private static String there(String column, Map<String, Long> counts) {
    return LabelTable.ofPatients(column) || counts.size() > MOST_NAMED
        ? "; " + counts.size() + " other values stand there"
        : "; what stands there is " + words(counts);
  }

  /// A column of names or numbers of patients is no column of groups.
  private static void requireGroups(LabelTable chosen, String column) throws LabelsException {
    chosen.requireColumn(column);
    if (LabelTable.ofPatients(column)) {
      throw new LabelsException(
          "The column " + column + " says who the patient is, which makes no subgroups.");
    }
    int groups = Subgroups.of(chosen.rows().stream().map(row -> row.cell(column)).toList()).size();
    if (groups > MOST_GROUPS) {
      throw new LabelsException(
          "The column "
              + column
              + " has "
              + groups
              + " different values; at most "
              + MOST_GROUPS
              + " make subgroups.");
    }
  }

  /// A word that no row says is a slip of the pen, and would make every image negative.
  private static void requireWritten(LabelTable table, List<String> positive)
      throws LabelsException {
    for (String word : positive) {
      TruthRule rule = TruthRule.positive(List.of(word));
      if (table.rows().stream().noneMatch(row -> rule.positive(row.label()).orElse(false))) {
        throw new LabelsException(
            "No row of the labels says "
                + word
                + "; what stands there is "
                + words(counted(table.rows(), LabelRow::label))
                + ".");
      }
    }
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

  private void requireAnswers(Collection<LabelRow> rows, List<Question> questions)
      throws LabelsException {
    Map<String, Long> unknown = counted(rows, LabelRow::label);
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
              + " ("
              + manifest.label()
              + "): "
              + words(unknown)
              + ". Name those that mean it with --positive LABEL[,LABEL]"
              + (questions.size() == 1 ? "" : " and --finding ID")
              + "; every other label then means its absence, and a row without a label is not"
              + " counted.");
    }
  }

  private List<String> ids() {
    return manifest.findings().stream().map(FindingRule::id).toList();
  }

  private static Map<String, Long> counted(
      Collection<LabelRow> rows, Function<LabelRow, String> cell) {
    return rows.stream().collect(Collectors.groupingBy(cell, TreeMap::new, Collectors.counting()));
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
