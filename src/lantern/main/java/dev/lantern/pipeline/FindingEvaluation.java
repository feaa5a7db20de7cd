package dev.lantern.pipeline;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.evaluation.Confusion;
import dev.lantern.evaluation.Figures;
import dev.lantern.evaluation.Sample;
import dev.lantern.evaluation.Subgroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One finding, measured.
///
/// @param samples that were counted
/// @param figures of them, at the default operating point
/// @param accepted the same without the images that the distance gate calls unfamiliar
/// @param points what every operating point of the bundle gives
/// @param subgroups in the order of the columns asked for
public record FindingEvaluation(
    FindingRule finding,
    List<Sample> samples,
    Figures figures,
    Figures accepted,
    List<AtPoint> points,
    List<Subgroup> subgroups) {
  public FindingEvaluation {
    samples = List.copyOf(samples);
    points = List.copyOf(points);
    subgroups = List.copyOf(subgroups);
  }

  /// An operating point and what it gives.
  public record AtPoint(OperatingPoint point, Confusion confusion) {}

  /// @param column of the table of labels
  /// @param group value or band of values of the column
  public record Subgroup(String column, String group, Figures figures) {}

  static FindingEvaluation of(
      EvaluationPlan plan, EvaluationPlan.Question question, List<EvaluatedImage> images) {
    FindingRule finding = question.finding();
    double threshold = finding.operatingPoints().inUse().threshold();
    boolean byPatient = plan.table().knowsPatients();
    List<EvaluatedImage> counted =
        images.stream().filter(image -> image.sample(question).isPresent()).toList();
    List<Sample> samples = samples(counted, question);
    List<Sample> familiar =
        samples(counted.stream().filter(EvaluatedImage::familiar).toList(), question);
    Figures figures = Figures.of(samples, threshold, byPatient);
    return new FindingEvaluation(
        finding,
        samples,
        figures,
        familiar.size() == samples.size() ? figures : Figures.of(familiar, threshold, byPatient),
        finding.operatingPoints().all().stream()
            .map(point -> new AtPoint(point, Confusion.at(samples, point.threshold())))
            .toList(),
        subgroups(plan.request().by(), counted, samples, threshold, byPatient));
  }

  private static List<Sample> samples(
      List<EvaluatedImage> images, EvaluationPlan.Question question) {
    return images.stream().map(image -> image.sample(question)).flatMap(Optional::stream).toList();
  }

  /// @param samples of the images, in their order
  private static List<Subgroup> subgroups(
      List<String> columns,
      List<EvaluatedImage> images,
      List<Sample> samples,
      double threshold,
      boolean byPatient) {
    List<Subgroup> subgroups = new ArrayList<>();
    for (String column : columns) {
      List<String> values =
          images.stream()
              .map(image -> image.label().map(row -> row.cell(column)).orElse(""))
              .toList();
      for (Subgroups.Group group : Subgroups.of(values)) {
        List<Sample> members = group.places().stream().map(samples::get).toList();
        subgroups.add(
            new Subgroup(column, group.name(), Figures.of(members, threshold, byPatient)));
      }
    }
    return subgroups;
  }
}
