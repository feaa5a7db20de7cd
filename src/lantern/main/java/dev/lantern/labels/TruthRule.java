package dev.lantern.labels;

import dev.lantern.classify.FindingRule;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which labels say that an image has a finding, and which that it has not.
public final class TruthRule {
  private static final List<String> YES = List.of("1", "true", "yes", "positive", "present");
  private static final List<String> NO = List.of("0", "false", "no", "negative", "absent");
  private static final List<String> NOTHING =
      List.of("normal", "no finding", "no findings", "nofinding", "healthy");

  private final Set<String> positive;
  private final Set<String> negative;
  private final boolean restIsNegative;

  private TruthRule(Set<String> positive, Set<String> negative, boolean restIsNegative) {
    this.positive = positive;
    this.negative = negative;
    this.restIsNegative = restIsNegative;
  }

  /// What a bundle's own words say: positive are the finding's id, its name and its classes, also
  /// as `viral pneumonia`; negative are `no pneumonia`, the bundle's other classes, `normal`,
  /// `healthy` and `no finding`.
  ///
  /// @param classes of the network, in its order
  /// @param alone no other finding is asked for: yes and no then speak of this one
  public static TruthRule of(FindingRule finding, List<String> classes, boolean alone) {
    List<String> names = List.of(finding.id(), finding.name());
    Set<String> positive = words(names);
    Set<String> negative = words(NOTHING);
    for (String name : names) {
      negative.add(LabelWord.of("no " + name));
    }
    for (int i = 0; i < classes.size(); i++) {
      if (finding.classes().members().contains(i)) {
        positive.addAll(words(List.of(classes.get(i), classes.get(i) + " " + finding.name())));
      } else {
        negative.add(LabelWord.of(classes.get(i)));
      }
    }
    if (alone) {
      positive.addAll(words(YES));
      negative.addAll(words(NO));
    }
    negative.removeAll(positive);
    return new TruthRule(positive, negative, false);
  }

  /// These labels are positive, every other one is negative.
  public static TruthRule positive(Collection<String> labels) {
    return new TruthRule(words(labels), Set.of(), true);
  }

  /// @return empty where the label says nothing of the finding
  public Optional<Boolean> positive(String label) {
    String word = LabelWord.of(label);
    if (positive.contains(word)) {
      return Optional.of(true);
    }
    return negative.contains(word) || (restIsNegative && !word.isEmpty())
        ? Optional.of(false)
        : Optional.empty();
  }

  /// The place of the class that a label names.
  ///
  /// @return empty where it names none
  public static Optional<Integer> classOf(String label, List<String> classes) {
    int place = classes.stream().map(LabelWord::of).toList().indexOf(LabelWord.of(label));
    return place < 0 ? Optional.empty() : Optional.of(place);
  }

  private static Set<String> words(Collection<String> labels) {
    Set<String> words = new HashSet<>();
    labels.forEach(label -> words.add(LabelWord.of(label)));
    return words;
  }
}
