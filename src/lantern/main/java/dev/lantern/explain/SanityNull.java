package dev.lantern.explain;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How far the maps of unrelated weights resemble each other: they share the image and its feature
/// maps, but nothing that was learned. Made once for a bundle, on images of its own, and seeded.
/// Weights are permuted as [Permutation] says.
public final class SanityNull {
  private static final long SEED = 20181208;

  /// For each image and kind.
  private static final int MAPS = 60;

  /// Permuted maps that a map is compared with.
  private static final int DRAWS = 15;

  private final LinearHead head;
  private final double[] ofHeads;
  private final double[] ofLayers;

  /// @param outputs of the bundle's own images, at least one
  public SanityNull(LinearHead head, FindingRule finding, List<NetworkOutput> outputs) {
    this.head = head;
    SplittableRandom random = new SplittableRandom(SEED);
    this.ofHeads = likenesses(outputs, finding, () -> Permutation.HEAD.of(head, random));
    this.ofLayers = likenesses(outputs, finding, () -> Permutation.LAST_LAYER.of(head, random));
  }

  /// Draws weights.
  private interface Draw {
    LinearHead head();
  }

  /// Each permuted map stands once in the place of the map that is checked.
  private static double[] likenesses(List<NetworkOutput> outputs, FindingRule finding, Draw draw) {
    double[] likenesses = new double[MAPS * outputs.size()];
    for (int image = 0; image < outputs.size(); image++) {
      List<float[]> maps = new ArrayList<>();
      for (int i = 0; i < MAPS; i++) {
        maps.add(map(finding, draw.head(), outputs.get(image)));
      }
      for (int i = 0; i < MAPS; i++) {
        List<float[]> others = new ArrayList<>();
        for (int k = 1; k <= DRAWS; k++) {
          others.add(maps.get((i + k) % MAPS));
        }
        likenesses[image * MAPS + i] = Ranks.likeness(maps.get(i), others);
      }
    }
    Arrays.sort(likenesses);
    return likenesses;
  }

  TrustReport.Sanity check(Explained explained, CellMap map) {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    double byHead = likeness(explained, map, () -> Permutation.HEAD.of(head, random));
    double byLayer = likeness(explained, map, () -> Permutation.LAST_LAYER.of(head, random));
    return new TrustReport.Sanity(
        byHead, below(ofHeads, byHead), byLayer, below(ofLayers, byLayer));
  }

  private static double likeness(Explained explained, CellMap map, Draw draw) {
    List<float[]> permuted = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      permuted.add(map(explained.finding(), draw.head(), explained.output()));
    }
    return Ranks.likeness(map.values(), permuted);
  }

  /// Share of the null that is at most so large, so that what equals all of it is above it.
  private static double below(double[] sorted, double value) {
    int below = 0;
    while (below < sorted.length && sorted[below] <= value) {
      below++;
    }
    return (double) below / sorted.length;
  }

  /// With the logits that the permuted network would give.
  private static float[] map(FindingRule finding, LinearHead permuted, NetworkOutput output) {
    float[] logits = permuted.logits(output.features());
    return CellMap.of(
            output.features().height(),
            output.features().width(),
            ClassActivation.signed(finding, permuted, output.features(), logits))
        .values();
  }
}
