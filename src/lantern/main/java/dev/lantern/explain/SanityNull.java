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
/// Weights are permuted as in Adebayo et al., NeurIPS 2018: the head's among all classes and
/// channels; the last layer's by its channels, which is to join each channel of the maps to another
/// channel's weights.
public final class SanityNull {
  private static final long SEED = 20181208;
  private static final int PAIRS = 200;
  private static final int DRAWS = 15;

  private final LinearHead head;
  private final double[] ofHeads;
  private final double[] ofLayers;

  /// @param outputs of the bundle's own images, at least one
  public SanityNull(LinearHead head, FindingRule finding, List<NetworkOutput> outputs) {
    this.head = head;
    SplittableRandom random = new SplittableRandom(SEED);
    this.ofHeads = pairs(outputs, finding, () -> headPermuted(random));
    this.ofLayers = pairs(outputs, finding, () -> channelsPermuted(random));
  }

  /// Draws weights.
  private interface Draw {
    LinearHead head();
  }

  private static double[] pairs(List<NetworkOutput> outputs, FindingRule finding, Draw draw) {
    double[] correlations = new double[PAIRS * outputs.size()];
    for (int i = 0; i < correlations.length; i++) {
      NetworkOutput output = outputs.get(i % outputs.size());
      correlations[i] =
          Math.abs(
              Ranks.correlation(
                  map(finding, draw.head(), output), map(finding, draw.head(), output)));
    }
    Arrays.sort(correlations);
    return correlations;
  }

  TrustReport.Sanity check(Explained explained, CellMap map) {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    double byHead = likeness(explained, map, () -> headPermuted(random));
    double byLayer = likeness(explained, map, () -> channelsPermuted(random));
    return new TrustReport.Sanity(
        byHead, below(ofHeads, byHead), byLayer, below(ofLayers, byLayer));
  }

  private static double likeness(Explained explained, CellMap map, Draw draw) {
    List<Double> correlations = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      float[] permuted = map(explained.finding(), draw.head(), explained.output());
      correlations.add(Math.abs(Ranks.correlation(map.values(), permuted)));
    }
    return Ranks.median(correlations);
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

  private LinearHead headPermuted(SplittableRandom random) {
    int[] order = order(head.weights().length, random);
    float[] weights = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      weights[i] = head.weights()[order[i]];
    }
    return new LinearHead(head.classes(), head.channels(), weights, head.bias());
  }

  private LinearHead channelsPermuted(SplittableRandom random) {
    int[] order = order(head.channels(), random);
    float[] weights = new float[head.weights().length];
    for (int i = 0; i < weights.length; i++) {
      int row = i / head.channels() * head.channels();
      weights[i] = head.weights()[row + order[i - row]];
    }
    return new LinearHead(head.classes(), head.channels(), weights, head.bias());
  }

  /// Fisher and Yates' shuffle.
  private static int[] order(int length, SplittableRandom random) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int place = random.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  }
}
