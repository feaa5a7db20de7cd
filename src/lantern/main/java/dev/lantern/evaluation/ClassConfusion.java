package dev.lantern.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How often each class was taken for each.
///
/// @param classes in the network's order
/// @param counts a row a true class, in it a count for each class that the network gave the most
public record ClassConfusion(List<String> classes, List<List<Integer>> counts) {
  public ClassConfusion {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
    int size = classes.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException(counts.size() + " rows for " + size + " classes");
    }
  }

  /// @param truth place of the class that the label names
  /// @param said place of the class that the network gave the most
  public record Answer(int truth, int said) {}

  public static ClassConfusion of(List<String> classes, List<Answer> answers) {
    List<List<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      counts.add(new ArrayList<>(Collections.nCopies(classes.size(), 0)));
    }
    for (Answer answer : answers) {
      List<Integer> row = counts.get(answer.truth());
      row.set(answer.said(), row.get(answer.said()) + 1);
    }
    return new ClassConfusion(classes, counts);
  }
}
