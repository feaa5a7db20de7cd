package dev.lantern.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Groups images by a column: each word is a group of its own, whatever its case; numbers of more
/// than a few different values fall into bands of about as many images each.
public final class Subgroups {
  /// The group of empty cells.
  public static final String EMPTY = "(empty)";

  /// [Double#parseDouble] alone would take the `2D` and `3F` of views for numbers. So many digits a
  /// double tells apart.
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,15}(\\.\\d*)?|\\.\\d+)");

  private static final int FEW_NUMBERS = 6;
  private static final int BANDS = 4;

  private Subgroups() {}

  /// @param name a word, a number, or a band as `36 to 52`, both ends included
  /// @param places of its images, at least one
  public record Group(String name, List<Integer> places) {
    public Group {
      places = List.copyOf(places);
    }
  }

  /// @param values of the column, one an image
  /// @return numbers rising, words in their order, the empty last; every image is in one group
  public static List<Group> of(List<String> values) {
    List<String> filled = values.stream().filter(value -> !value.isEmpty()).toList();
    List<Group> groups = new ArrayList<>();
    if (filled.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
      double[] sorted = filled.stream().mapToDouble(Double::parseDouble).sorted().toArray();
      for (Band band : bands(sorted)) {
        add(groups, band.name(), values, band::holds);
      }
    } else {
      Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      words.addAll(filled);
      words.forEach(word -> add(groups, word, values, word::equalsIgnoreCase));
    }
    add(groups, EMPTY, values, String::isEmpty);
    return List.copyOf(groups);
  }

  private static void add(
      List<Group> groups, String name, List<String> values, Predicate<String> belongs) {
    List<Integer> places =
        IntStream.range(0, values.size()).filter(i -> belongs.test(values.get(i))).boxed().toList();
    if (!places.isEmpty()) {
      groups.add(new Group(name, places));
    }
  }

  /// From the smallest to the largest value; equal values are never parted.
  private static List<Band> bands(double[] sorted) {
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    if (distinct.length <= FEW_NUMBERS) {
      return Arrays.stream(distinct).mapToObj(value -> new Band(value, value)).toList();
    }
    List<Band> bands = new ArrayList<>();
    int from = 0;
    for (int left = BANDS; left > 0 && from < sorted.length; left--) {
      int to = from + Math.ceilDiv(sorted.length - from, left);
      while (to < sorted.length && sorted[to] == sorted[to - 1]) {
        to++;
      }
      bands.add(new Band(sorted[from], sorted[to - 1]));
      from = to;
    }
    return bands;
  }

  private record Band(double low, double high) {
    boolean holds(String value) {
      return !value.isEmpty()
          && Double.parseDouble(value) >= low
          && Double.parseDouble(value) <= high;
    }

    String name() {
      return low == high ? text(low) : text(low) + " to " + text(high);
    }

    private static String text(double value) {
      return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
          ? Integer.toString((int) value)
          : Double.toString(value);
    }
  }
}
