package dev.lantern.pipeline;

import dev.lantern.imaging.VolumeKey;
import dev.lantern.pipeline.Series.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Orders parallel slices by place, and where the places come again, volume by volume: all places
/// of the first time point, then those of the next.
final class VolumeOrder {
  /// Millimetres: closer slices are of one place.
  static final double SAME = 1e-3;

  private static final Comparator<VolumeKey> BY_TRAITS =
      (one, other) -> compare(one.traits(), other.traits());

  private VolumeOrder() {}

  /// A slice where it lies.
  ///
  /// @param alongNormal millimetres; read once, since a sort asks for it again and again
  record Slice(Place place, double alongNormal) {}

  /// A slice where others are too.
  ///
  /// @param at counts the places along the normal
  private record Repeated(Place place, int at, VolumeKey key) {}

  /// @param slices in the order in which those of one place are left where nothing tells them apart
  static List<Place> of(List<Slice> slices) {
    List<Slice> sorted =
        slices.stream().sorted(Comparator.comparingDouble(Slice::alongNormal)).toList();
    int[] at = places(sorted);
    int last = at[at.length - 1];
    if (last == at.length - 1) {
      return sorted.stream().map(Slice::place).toList();
    }
    List<Repeated> repeated =
        IntStream.range(0, at.length)
            .mapToObj(i -> repeated(sorted.get(i).place(), at[i]))
            .toList();
    return counted(repeated, last + 1).stream()
        .flatMap(group -> byTraits(group).stream())
        .map(Repeated::place)
        .toList();
  }

  private static int[] places(List<Slice> sorted) {
    int[] at = new int[sorted.size()];
    for (int i = 1; i < at.length; i++) {
      boolean same = sorted.get(i).alongNormal() - sorted.get(i - 1).alongNormal() < SAME;
      at[i] = at[i - 1] + (same ? 0 : 1);
    }
    return at;
  }

  private static Repeated repeated(Place place, int at) {
    return new Repeated(place, at, place.image().volume(place.index()));
  }

  /// Those that the file counts alike, in the order of its counts. All together where it counts
  /// something else: volumes have more than half of the places, on the average of all of them, so
  /// that one may have been broken off.
  private static Collection<List<Repeated>> counted(List<Repeated> slices, int places) {
    int length = slices.getFirst().key().indices().size();
    if (slices.stream().anyMatch(one -> one.key().indices().size() != length)) {
      return List.of(slices);
    }
    Map<List<Integer>, List<Repeated>> groups =
        slices.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.key().indices(),
                    () -> new TreeMap<>(VolumeOrder::compare),
                    Collectors.toList()));
    long covered =
        groups.values().stream()
            .mapToLong(group -> group.stream().mapToInt(Repeated::at).distinct().count())
            .sum();
    return 2 * covered > (long) groups.size() * places ? groups.values() : List.of(slices);
  }

  /// At every place the first, then at every place the second; as they are unless each place has
  /// as many slices, and all of them differ. The traits of one volume need not be the same at all
  /// places: a trigger time hardly is.
  private static List<Repeated> byTraits(List<Repeated> slices) {
    Collection<List<Repeated>> each =
        slices.stream()
            .sorted(Comparator.comparing(Repeated::key, BY_TRAITS))
            .collect(Collectors.groupingBy(Repeated::at, TreeMap::new, Collectors.toList()))
            .values();
    int volumes = slices.size() / each.size();
    boolean told = each.stream().allMatch(one -> one.size() == volumes && toldApart(one));
    return told && each.size() > 1
        ? IntStream.range(0, volumes)
            .boxed()
            .flatMap(volume -> each.stream().map(one -> one.get(volume)))
            .toList()
        : slices;
  }

  private static boolean toldApart(List<Repeated> sorted) {
    return IntStream.range(1, sorted.size())
        .allMatch(i -> BY_TRAITS.compare(sorted.get(i - 1).key(), sorted.get(i).key()) < 0);
  }

  private static <T extends Comparable<T>> int compare(List<T> one, List<T> other) {
    return IntStream.range(0, Math.min(one.size(), other.size()))
        .map(i -> one.get(i).compareTo(other.get(i)))
        .filter(sign -> sign != 0)
        .findFirst()
        .orElse(0);
  }
}
