package dev.lantern.pipeline;

import dev.lantern.classify.Estimate;
import dev.lantern.evaluation.ClassConfusion;
import dev.lantern.evaluation.Rate;
import dev.lantern.labels.TruthRule;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A bundle measured on labelled images.
///
/// @param plan what was asked
/// @param images that were begun, sorted by source
/// @param passedOver files without a label that are no images
/// @param findings one a question of the plan, in its order
/// @param classes true against given class; empty unless the bundle has more than two classes and
///     every label names one
/// @param gate of the labelled images
/// @param cancelled the user ended it before every image was begun
/// @param stopped why it could not go on, where it could not
public record Evaluation(
    EvaluationPlan plan,
    List<EvaluatedImage> images,
    int passedOver,
    List<FindingEvaluation> findings,
    Optional<ClassConfusion> classes,
    GateCoverage gate,
    boolean cancelled,
    Optional<String> stopped) {
  public Evaluation {
    images = List.copyOf(images);
    findings = List.copyOf(findings);
  }

  /// How many labelled images the distance gate lets pass.
  ///
  /// @param asked labelled images whose pixels were judged
  /// @param familiar of them
  public record GateCoverage(int asked, int familiar) {
    /// Share of the images asked; empty where none was.
    public Optional<Estimate> share() {
      return Rate.of(familiar, asked);
    }
  }

  /// @param classes of the bundle
  /// @param images sorted by source
  static Evaluation of(
      EvaluationPlan plan,
      List<String> classes,
      List<EvaluatedImage> images,
      int passedOver,
      BatchResult batch) {
    List<EvaluatedImage.Place> labelled =
        images.stream()
            .filter(image -> image.label().isPresent())
            .flatMap(image -> image.place().stream())
            .toList();
    return new Evaluation(
        plan,
        images,
        passedOver,
        plan.questions().stream()
            .map(question -> FindingEvaluation.of(plan, question, images))
            .toList(),
        classes(classes, images),
        new GateCoverage(
            labelled.size(),
            (int) labelled.stream().filter(EvaluatedImage.Place::familiar).count()),
        batch.cancelled(),
        batch.stopped());
  }

  /// Images that ended in this way.
  public int count(Outcome outcome) {
    return (int) images.stream().filter(image -> image.row().outcome() == outcome).count();
  }

  /// Images that no chosen row speaks of.
  public int unlabelled() {
    return (int) images.stream().filter(image -> image.label().isEmpty()).count();
  }

  /// Images that would have been looked at, had the evaluation not ended before.
  public int notBegun() {
    return plan.sources().size() - images.size() - passedOver;
  }

  /// True where every chosen row has its image and every such image its score.
  public boolean complete() {
    return !cancelled
        && stopped.isEmpty()
        && plan.matching().missing().isEmpty()
        && images.stream()
            .filter(image -> image.label().isPresent())
            .allMatch(image -> image.row().outcome() == Outcome.DIAGNOSED);
  }

  private static Optional<ClassConfusion> classes(
      List<String> classes, List<EvaluatedImage> images) {
    List<ClassConfusion.Answer> answers = new ArrayList<>();
    for (EvaluatedImage image : images) {
      String label = image.label().map(row -> row.label()).orElse("");
      if (image.row().outcome() == Outcome.DIAGNOSED && !label.isEmpty()) {
        Optional<Integer> truth = TruthRule.classOf(label, classes);
        if (truth.isEmpty()) {
          return Optional.empty();
        }
        image
            .place()
            .ifPresent(
                place -> answers.add(new ClassConfusion.Answer(truth.get(), place.topClass())));
      }
    }
    return classes.size() > 2 && !answers.isEmpty()
        ? Optional.of(ClassConfusion.of(classes, answers))
        : Optional.empty();
  }
}
