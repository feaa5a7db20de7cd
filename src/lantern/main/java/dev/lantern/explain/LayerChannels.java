package dev.lantern.explain;

import dev.lantern.classify.Classifier.StagedOutput;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Chooses the channels that stand out at each depth of a network. A channel is as strong as its
/// variance over the image: one that says the same everywhere, however loudly, says nothing of this
/// image and is never chosen.
public final class LayerChannels {
  /// Channels shown of each depth.
  public static final int SHOWN = 5;

  /// Variance below which a channel is constant, as a part of its depth's.
  private static final double CONSTANT = 1e-9;

  private final LinearHead head;
  private final List<FindingRule> findings;

  /// @param head of the network
  /// @param findings in the bundle's order
  public LayerChannels(LinearHead head, List<FindingRule> findings) {
    this.head = head;
    this.findings = List.copyOf(findings);
  }

  /// Where a map lies.
  private record Place(Tensor input, ImageTransform sourceToTensor) {}

  /// @param staged a pass with the stages' maps
  /// @param input of the pass
  /// @param sourceToTensor the geometry steps' way from source pixels to the tensor's pixels
  public LayerReport report(StagedOutput staged, Tensor input, ImageTransform sourceToTensor) {
    Place place = new Place(input, sourceToTensor);
    FeatureMaps last = staged.output().features();
    return new LayerReport(
        staged.stages().stream().map(maps -> depth(maps, place)).toList(),
        grid(last, place),
        findings.stream().map(finding -> score(finding, staged.output(), place)).toList());
  }

  private static LayerReport.Grid grid(FeatureMaps maps, Place place) {
    double across = (double) place.input().width() / maps.width();
    double down = (double) place.input().height() / maps.height();
    return new LayerReport.Grid(
        maps.height(),
        maps.width(),
        maps.channels(),
        new LayerReport.Extent(across, down),
        new LayerReport.Extent(
            across / place.sourceToTensor().scaleX(), down / place.sourceToTensor().scaleY()));
  }

  private static LayerReport.Depth depth(FeatureMaps maps, Place place) {
    double[] variances = new double[maps.channels()];
    double sum = 0;
    for (int k = 0; k < variances.length; k++) {
      variances[k] = variance(values(maps, k));
      sum += variances[k];
    }
    int constant = 0;
    for (double variance : variances) {
      constant += variance > CONSTANT * sum ? 0 : 1;
    }
    List<LayerReport.Channel> strongest = new ArrayList<>();
    for (int k : largest(variances, maps.channels() - constant)) {
      CellMap map = new CellMap(maps.height(), maps.width(), departure(values(maps, k)));
      strongest.add(new LayerReport.Channel(k, variances[k] / sum, shown(k, map, place)));
    }
    return new LayerReport.Depth(grid(maps, place), constant, strongest);
  }

  private LayerReport.Score score(FindingRule finding, NetworkOutput output, Place place) {
    FeatureMaps maps = output.features();
    double[] adds = ChannelWeights.gradient(finding, head, output.logits());
    double[] sizes = new double[adds.length];
    double sum = 0;
    for (int k = 0; k < adds.length; k++) {
      adds[k] *= mean(values(maps, k));
      sizes[k] = Math.abs(adds[k]);
      sum += adds[k];
    }
    double all = Arrays.stream(sizes).sum();
    List<LayerReport.Share> shares = new ArrayList<>();
    for (int k : largest(sizes, sizes.length)) {
      CellMap map = new CellMap(maps.height(), maps.width(), values(maps, k));
      shares.add(
          new LayerReport.Share(k, adds[k], all > 0 ? sizes[k] / all : 0, shown(k, map, place)));
    }
    double[] byLogit = finding.classes().gradient(output.logits());
    double logOdds = finding.classes().logOdds(output.logits());
    return new LayerReport.Score(
        finding.id(),
        finding.name(),
        logOdds,
        sum,
        product(byLogit, head.bias()),
        logOdds - product(byLogit, output.logits()),
        shares);
  }

  private static double product(double[] weights, float[] values) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  private static SaliencyMap shown(int channel, CellMap map, Place place) {
    return map.shown("channel-" + channel, map.peak(), place.input(), place.sourceToTensor());
  }

  /// Places of the largest sizes, the largest first; at most as many as are shown.
  private static List<Integer> largest(double[] sizes, int most) {
    float[] rounded = new float[sizes.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) sizes[i];
    }
    return Arrays.stream(Ranks.descending(rounded)).limit(Math.min(SHOWN, most)).boxed().toList();
  }

  private static float[] values(FeatureMaps maps, int channel) {
    int cells = maps.height() * maps.width();
    return Arrays.copyOfRange(maps.values(), channel * cells, (channel + 1) * cells);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double variance(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / values.length;
  }

  private static float[] departure(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    float median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    float[] departure = new float[values.length];
    for (int i = 0; i < departure.length; i++) {
      departure[i] = Math.abs(values[i] - median);
    }
    return departure;
  }
}
