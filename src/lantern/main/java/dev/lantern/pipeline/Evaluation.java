package dev.lantern.pipeline;

import dev.lantern.classify.Estimate;
import dev.lantern.evaluation.ClassConfusion;
import dev.lantern.evaluation.Rate;
import dev.lantern.imaging.SkipReason;
import dev.lantern.labels.TruthRule;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A bundle measured on labelled images.
///
/// @param plan what was asked
/// @param images that were begun, sorted by source
/// @param passedOver files without a label that are no images
/// @param findings one a question of the plan, in its order
/// @param classes true against given class; empty unless the bundle has more than two classes,
///     every label names one, and not all the same
/// @param gate of the labelled images
/// @param cancelled the user ended it before every image was begun
/// @param stopped why it could not go on, where it could not
/// @param saliency one a question, where the maps were asked for
public record Evaluation(
    EvaluationPlan plan,
    List<EvaluatedImage> images,
    int passedOver,
    List<FindingEvaluation> findings,
    Optional<ClassConfusion> classes,
    GateCoverage gate,
    boolean cancelled,
    Optional<BatchObstacle> stopped,
    List<SaliencyEvaluation> saliency) {
  public Evaluation {
    images = List.copyOf(images);
    findings = List.copyOf(findings);
    saliency = List.copyOf(saliency);
  }

  /// How many labelled images the gates let pass: the first one asks the header, where there is
  /// one, the second one the pixels.
  ///
  /// @param asked labelled images that one of them judged
  /// @param refused of them, counted by the reason's code
  public record GateCoverage(int asked, NavigableMap<String, Integer> refused) {
    public GateCoverage {
      refused = Collections.unmodifiableNavigableMap(new TreeMap<>(refused));
    }

    static GateCoverage of(List<EvaluatedImage> images) {
      NavigableMap<String, Integer> refused = new TreeMap<>();
      int asked = 0;
      for (EvaluatedImage image : images) {
        if (image.label().isPresent() && (image.place().isPresent() || image.refused())) {
          asked++;
          image
              .place()
              .map(place -> place.refusal().map(SkipReason::code))
              .orElse(Optional.of(image.row().reasonCode()))
              .ifPresent(why -> refused.merge(why, 1, Math::addExact));
        }
      }
      return new GateCoverage(asked, refused);
    }

    /// Images that pass.
    public int familiar() {
      return asked - refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Share of the images asked; empty where none was.
    public Optional<Estimate> share() {
      return Rate.of(familiar(), asked);
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
    return new Evaluation(
        plan,
        images,
        passedOver,
        plan.questions().stream()
            .map(question -> FindingEvaluation.of(plan, question, images))
            .toList(),
        classes(classes, images),
        GateCoverage.of(images),
        batch.cancelled(),
        batch.stopped(),
        List.of());
  }

  /// The same with what came of the maps.
  Evaluation with(List<SaliencyEvaluation> measured) {
    return new Evaluation(
        plan,
        images,
        passedOver,
        findings,
        classes,
        gate,
        cancelled || measured.stream().anyMatch(SaliencyEvaluation::cancelled),
        stopped,
        measured);
  }

  /// Images that ended in this way.
  public int count(Outcome outcome) {
    return (int) images.stream().filter(image -> image.row().outcome() == outcome).count();
  }

  /// Labelled images that have no score, counted by the reason's code.
  public NavigableMap<String, Long> unscored() {
    return images.stream()
        .filter(image -> image.label().isPresent() && image.row().reason().isPresent())
        .collect(
            Collectors.groupingBy(
                image -> image.row().reasonCode(), TreeMap::new, Collectors.counting()));
  }

  /// Images that no row is put to.
  public int unlabelled() {
    return (int) images.stream().filter(image -> image.label().isEmpty()).count();
  }

  /// Images that would have been looked at, had the evaluation not ended before.
  public int notBegun() {
    return plan.sources().size() - images.size() - passedOver;
  }

  /// True where every chosen row is put to its image, if that was asked for, every such image has
  /// its score, and every mark could be used.
  public boolean complete() {
    return !cancelled
        && stopped.isEmpty()
        && plan.matching().unused().isEmpty()
        && saliency.stream().allMatch(measured -> measured.unusable().isEmpty())
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
    long truths = answers.stream().mapToInt(ClassConfusion.Answer::truth).distinct().count();
    return classes.size() > 2 && truths > 1
        ? Optional.of(ClassConfusion.of(classes, answers))
        : Optional.empty();
  }
}
