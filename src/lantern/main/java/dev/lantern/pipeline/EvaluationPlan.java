package dev.lantern.pipeline;

import dev.lantern.classify.FindingRule;
import dev.lantern.imaging.ImageSource;
import dev.lantern.labels.BoxTable;
import dev.lantern.labels.LabelMatching;
import dev.lantern.labels.LabelTable;
import dev.lantern.labels.TruthRule;
import java.util.List;
import java.util.Optional;

/// A request whose labels are read and put to the images found.
///
/// @param table of labels
/// @param chosen rows of it that are asked for
/// @param found files that were found, the table itself left out
/// @param sources of them, those that will be looked at
/// @param matching of the chosen rows to the images
/// @param questions one a finding that is measured, in the bundle's order
/// @param boxes that people drew on the images, where such a table is given
public record EvaluationPlan(
    EvaluationRequest request,
    LabelTable table,
    LabelTable chosen,
    List<ImageSource> found,
    List<ImageSource> sources,
    LabelMatching matching,
    List<Question> questions,
    Optional<BoxTable> boxes) {
  public EvaluationPlan {
    found = List.copyOf(found);
    sources = List.copyOf(sources);
    questions = List.copyOf(questions);
  }

  /// A finding, and which labels answer for it.
  public record Question(FindingRule finding, TruthRule truth) {}
}
