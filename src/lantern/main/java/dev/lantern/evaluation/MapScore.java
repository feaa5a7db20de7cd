package dev.lantern.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One saliency map against what people marked on the image. Relevance mass and rank accuracy:
/// Arras et al., Information Fusion 81, 2022; the pointing game: Zhang et al., IJCV 126, 2018.
///
/// @param hit share of the map's maxima that are marked: 1 or 0, unless several pixels are equal
/// @param mass share of the map's sum that lies in the marks
/// @param rank share of the map's highest pixels, as many as are marked, that are marked; equal
///     values count in proportion, so that an empty map has the rank of chance
/// @param overlaps for each of [#CUTS], the pixels that are both marked and at least so high, as a
///     share of those that are either
/// @param area share of the image that is marked
public record MapScore(double hit, double mass, double rank, List<Double> overlaps, double area) {
  private static final int STEPS = 20;

  /// Cut-offs, as shares of the map's maximum.
  public static final List<Double> CUTS =
      IntStream.range(1, STEPS).mapToObj(step -> (double) step / STEPS).toList();

  /// Place among them of the one that is stated as fixed: half of the maximum.
  public static final int FIXED = CUTS.indexOf(0.5);

  /// What rounding may take from a value that lies on a cut-off.
  private static final double ROUNDING = 1e-6;

  public MapScore {
    overlaps = List.copyOf(overlaps);
    if (overlaps.size() != CUTS.size()) {
      throw new IllegalArgumentException(overlaps.size() + " overlaps");
    }
  }

  /// @param map one value a pixel, at least 0
  /// @param marked likewise, at least one pixel
  public static MapScore of(float[] map, boolean[] marked) {
    if (map.length != marked.length) {
      throw new IllegalArgumentException(map.length + " values, " + marked.length + " marks");
    }
    float peak = 0;
    double sum = 0;
    double within = 0;
    int area = 0;
    for (int i = 0; i < map.length; i++) {
      peak = Math.max(peak, map[i]);
      sum += map[i];
      within += marked[i] ? map[i] : 0;
      area += marked[i] ? 1 : 0;
    }
    if (area == 0) {
      throw new IllegalArgumentException("nothing is marked");
    }
    return new MapScore(
        peak > 0 ? at(map, marked, peak) : 0,
        peak > 0 ? within / sum : 0,
        rank(map, marked, area),
        overlaps(map, marked, peak, area),
        (double) area / map.length);
  }

  /// Share of the pixels of this very value that are marked.
  private static double at(float[] map, boolean[] marked, float value) {
    int all = 0;
    int within = 0;
    for (int i = 0; i < map.length; i++) {
      if (map[i] == value) {
        all++;
        within += marked[i] ? 1 : 0;
      }
    }
    return (double) within / all;
  }

  private static double rank(float[] map, boolean[] marked, int area) {
    float[] sorted = map.clone();
    Arrays.sort(sorted);
    float lowest = sorted[sorted.length - area];
    int above = 0;
    int within = 0;
    for (int i = 0; i < map.length; i++) {
      if (map[i] > lowest) {
        above++;
        within += marked[i] ? 1 : 0;
      }
    }
    return (within + (area - above) * at(map, marked, lowest)) / area;
  }

  private static List<Double> overlaps(float[] map, boolean[] marked, float peak, int area) {
    // Counted by the highest cut-off that a pixel reaches, then summed from above.
    int[] all = new int[STEPS + 1];
    int[] within = new int[STEPS + 1];
    for (int i = 0; i < map.length; i++) {
      int reached = peak > 0 ? (int) (map[i] / (double) peak * STEPS + ROUNDING) : 0;
      all[reached]++;
      within[reached] += marked[i] ? 1 : 0;
    }
    for (int step = STEPS - 1; step > 0; step--) {
      all[step] += all[step + 1];
      within[step] += within[step + 1];
    }
    return IntStream.range(1, STEPS)
        .mapToObj(step -> (double) within[step] / (all[step] + area - within[step]))
        .toList();
  }
}
