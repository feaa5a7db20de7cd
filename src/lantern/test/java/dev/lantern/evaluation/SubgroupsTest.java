package dev.lantern.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.evaluation.Subgroups.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Columns into groups, and answers into a table of classes.
final class SubgroupsTest {
  @Test
  void wordsAreGroupsInTheirOrderWhateverTheirCaseAndTheEmptyIsLast() {
    assertEquals(
        List.of(
            new Group("36", List.of(4)),
            new Group("F", List.of(2)),
            new Group("M", List.of(0, 3)),
            new Group("(empty)", List.of(1))),
        Subgroups.of(List.of("M", "", "F", "m", "36")));
  }

  @Test
  void aFewNumbersAreGroupsOfTheirOwn() {
    assertEquals(
        List.of(
            new Group("0", List.of(2)),
            new Group("2.5", List.of(1)),
            new Group("10", List.of(0, 3))),
        Subgroups.of(List.of("10", "2.5", "0", "10")));
  }

  /// `Double.parseDouble` takes type suffixes, exponents and hexadecimal digits; a number of more
  /// digits than a double has is a name.
  @Test
  void whatIsNoPlainDecimalNumberIsAWord() {
    assertEquals(
        List.of("1D: 1", "1F: 1", "2D: 2", "3D: 1"), sizes(List.of("2D", "3D", "1F", "2D", "1D")));
    assertEquals(List.of("0x1p3: 1", "8: 1"), sizes(List.of("8", "0x1p3")));
    assertEquals(List.of("10: 1", "1e1: 1"), sizes(List.of("10", "1e1")));
    assertEquals(List.of("Infinity: 1", "NaN: 1"), sizes(List.of("NaN", "Infinity")));
    assertEquals(
        List.of("12345678901234567: 1", "12345678901234568: 1"),
        sizes(List.of("12345678901234568", "12345678901234567")));
    assertEquals(
        List.of("-10: 1", "-2.5: 1", "0.5: 2", "3: 2"),
        sizes(List.of("3", "-2.5", ".5", "-10", "+3.", "0.50")));
  }

  @Test
  void manyNumbersFallIntoFourBandsOfAboutAsManyImages() {
    List<String> ages =
        new ArrayList<>(IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).toList());
    ages.add("");

    assertEquals(
        List.of("1 to 10: 10", "11 to 20: 10", "21 to 30: 10", "31 to 40: 10", "(empty): 1"),
        sizes(ages));
  }

  @Test
  void equalNumbersAreNeverParted() {
    assertEquals(
        List.of("1: 7", "2 to 3: 2", "4 to 5: 2", "6 to 7: 2"),
        sizes(List.of("1", "1", "1", "1", "1", "1", "1", "2", "3", "4", "5", "6", "7")));
  }

  private static List<String> sizes(List<String> values) {
    return Subgroups.of(values).stream()
        .map(group -> group.name() + ": " + group.places().size())
        .toList();
  }

  @Test
  void answersAreCountedByTrueClassAndByWhatWasSaid() {
    var confusion =
        ClassConfusion.of(
            List.of("normal", "benign", "malignant"),
            List.of(
                new ClassConfusion.Answer(1, 1),
                new ClassConfusion.Answer(1, 2),
                new ClassConfusion.Answer(2, 2),
                new ClassConfusion.Answer(1, 1)));

    assertEquals(List.of(List.of(0, 0, 0), List.of(0, 2, 1), List.of(0, 0, 1)), confusion.counts());
  }
}
