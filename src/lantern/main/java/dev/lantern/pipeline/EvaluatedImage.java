package dev.lantern.pipeline;

import dev.lantern.classify.InputGate;
import dev.lantern.evaluation.Sample;
import dev.lantern.imaging.SkipReason;
import dev.lantern.labels.LabelRow;
import java.util.Optional;

/// One image of an evaluation.
///
/// @param row how it ended, and its findings where it was scored
/// @param label its row in the table of labels
/// @param place where it lies in the network's eyes; empty where its pixels were not judged
public record EvaluatedImage(BatchRow row, Optional<LabelRow> label, Optional<Place> place) {
  /// @param topClass place, in the bundle's classes, of the one with the largest logit
  /// @param distance from the training images in feature space
  /// @param refusal why the second gate refuses, whether or not the score is then withheld; empty
  ///     where the image is familiar
  public record Place(int topClass, double distance, Optional<SkipReason> refusal) {
    static Place of(Judgement judgement) {
      return new Place(
          judgement.topClass(),
          judgement.gate().distance(),
          judgement.gate().refusal().map(InputGate.Refusal::reason));
    }

    /// The second gate lets the image pass.
    public boolean familiar() {
      return refusal.isEmpty();
    }
  }

  /// What the label says of a finding; empty without a label, and where it says nothing.
  public Optional<Boolean> truth(EvaluationPlan.Question question) {
    return label.flatMap(known -> question.truth().positive(known.label()));
  }

  /// A gate withheld its score: it is an image, and not one that the bundle judges.
  boolean refused() {
    return row.outcome() == BatchRow.Outcome.SKIPPED && row.isImage();
  }

  /// False where the network was asked and the image is unlike those that it learned from.
  boolean familiar() {
    return place.map(Place::familiar).orElse(true);
  }

  /// What the figures of a finding are made of; empty unless both score and truth are known.
  Optional<Sample> sample(EvaluationPlan.Question question) {
    return row.finding(question.finding().id())
        .flatMap(
            finding ->
                truth(question).map(truth -> new Sample(finding.probability(), truth, patient())));
  }

  String patient() {
    return label
        .flatMap(LabelRow::patient)
        .map(id -> "patient " + id)
        .orElseGet(() -> "image " + row.source().name());
  }
}
