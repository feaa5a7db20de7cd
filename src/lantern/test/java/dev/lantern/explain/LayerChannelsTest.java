package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Calibration;
import dev.lantern.classify.ClassSet;
import dev.lantern.classify.Classifier.StagedOutput;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.GoldenCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LayerChannelsTest {
  private static final LinearHead HEAD =
      new LinearHead(2, 2, new float[] {0, 0, 1, -2}, new float[] {0.5f, 0.25f});
  private static final Tensor INPUT = new Tensor(1, 8, 24, new float[8 * 24]);

  /// Ten source pixels a pixel of the input across, five down.
  private static final ImageTransform WAY = new ImageTransform(0.1, 0, 0.2, 0);

  private static LayerReport report(FeatureMaps stage, FeatureMaps last) {
    return new LayerChannels(HEAD, List.of(finding()))
        .report(
            new StagedOutput(
                new NetworkOutput(HEAD.logits(last), last, new float[0]), List.of(stage)),
            INPUT,
            WAY);
  }

  @ParameterizedTest
  @MethodSource("dev.lantern.modelbundle.TestBundles#all")
  void channelsBiasAndMixingAddUpToTheLogOdds(Path folder) throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(folder, 1)) {
      List<FindingRule> findings = loaded.bundle.manifest().findings();
      for (GoldenCase golden : loaded.bundle.goldenCases()) {
        StagedOutput staged = loaded.predictors.getFirst().runWithStages(golden.tensor());

        LayerReport report =
            new LayerChannels(loaded.classifier.head(), findings)
                .report(staged, golden.tensor(), ImageTransform.identity());

        assertEquals(findings.size(), report.scores().size());
        for (int i = 0; i < findings.size(); i++) {
          LayerReport.Score score = report.scores().get(i);
          double logOdds = findings.get(i).classes().logOdds(staged.output().logits());
          assertEquals(logOdds, score.logOdds(), 1e-9);
          assertEquals(logOdds, score.channels() + score.bias() + score.mixing(), 1e-4);
          assertEquals(every(loaded, findings.get(i), staged.output()), score.channels(), 1e-4);
        }
        assertEquals(3, report.depths().size());
        for (LayerReport.Depth depth : report.depths()) {
          double parts = depth.strongest().stream().mapToDouble(LayerReport.Channel::part).sum();
          assertTrue(parts > 0 && parts <= 1 + 1e-9, "parts of " + parts);
        }
      }
    }
  }

  /// What all channels add, by the difference that leaving one out makes to the finding's logits.
  private static double every(LoadedBundle loaded, FindingRule finding, NetworkOutput output) {
    LinearHead head = loaded.classifier.head();
    FeatureMaps maps = output.features();
    float[] none =
        head.logits(
            new FeatureMaps(
                maps.channels(), maps.height(), maps.width(), new float[maps.values().length]));
    double[] byLogit = finding.classes().gradient(output.logits());
    double sum = 0;
    for (int c = 0; c < byLogit.length; c++) {
      sum += byLogit[c] * (output.logits()[c] - none[c]);
    }
    return sum;
  }

  @Test
  void namesTheChannelsThatVaryAndNotTheLoudOnes() {
    // Loud and constant, dead, restless, a little restless.
    float[] maps = {9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0, -4, 1, 1, 1, 2};

    LayerReport.Depth depth =
        report(new FeatureMaps(4, 1, 4, maps), new FeatureMaps(2, 1, 3, new float[6]))
            .depths()
            .getFirst();

    assertEquals(2, depth.constant());
    assertEquals(
        List.of(2, 3), depth.strongest().stream().map(LayerReport.Channel::number).toList());
    assertEquals(16 / 17.0, depth.strongest().getFirst().part(), 1e-9);
    assertEquals(1 / 17.0, depth.strongest().getLast().part(), 1e-9);
    SaliencyMap map = depth.strongest().getFirst().map();
    assertEquals(0, map.at(30, 20), "at the channel's median");
    assertEquals(1, map.at(210, 20), "farthest from it, below");
  }

  @Test
  void saysWhatACellCovers() {
    LayerReport report =
        report(new FeatureMaps(1, 4, 6, new float[24]), new FeatureMaps(2, 2, 3, new float[12]));

    assertEquals(
        new LayerReport.Grid(4, 6, 1, new LayerReport.Extent(4, 2), new LayerReport.Extent(40, 10)),
        report.depths().getFirst().grid());
    assertEquals(
        new LayerReport.Grid(2, 3, 2, new LayerReport.Extent(8, 4), new LayerReport.Extent(80, 20)),
        report.last());
    assertEquals(List.of(), report.depths().getFirst().strongest(), "all of it is constant");
  }

  @Test
  void weighsTheMeansOfTheLastMapsWithTheirSigns() {
    FeatureMaps last = new FeatureMaps(2, 1, 3, new float[] {3, 0, 0, 1, 2, 3});

    LayerReport.Score score =
        report(new FeatureMaps(1, 1, 1, new float[1]), last).scores().getFirst();

    // Means 1 and 2; weights of the second class less the first 1 and -2, and so of the bias.
    assertEquals(-3.25, score.logOdds(), 1e-6);
    assertEquals(-3, score.channels(), 1e-6);
    assertEquals(-0.25, score.bias(), 1e-6);
    assertEquals(0, score.mixing(), 1e-6);
    List<LayerReport.Share> largest = score.largest();
    assertEquals(List.of(1, 0), largest.stream().map(LayerReport.Share::number).toList());
    assertEquals(-4, largest.getFirst().adds(), 1e-6);
    assertEquals(1, largest.getLast().adds(), 1e-6);
    assertEquals(0.8, largest.getFirst().part(), 1e-6);
    assertEquals(0.2, largest.getLast().part(), 1e-6);
    assertEquals(1, largest.getLast().map().at(40, 20));
    assertEquals(0, largest.getLast().map().at(200, 20));
  }

  @Test
  void showsNoMoreThanFit() {
    List<Float> values = new ArrayList<>();
    for (int k = 0; k < 9; k++) {
      values.addAll(Arrays.asList(0f, (float) k));
    }
    float[] maps = new float[values.size()];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = values.get(i);
    }

    LayerReport.Depth depth =
        report(new FeatureMaps(9, 1, 2, maps), new FeatureMaps(2, 1, 1, new float[2]))
            .depths()
            .getFirst();

    assertEquals(
        List.of(8, 7, 6, 5, 4),
        depth.strongest().stream().map(LayerReport.Channel::number).toList());
  }

  private static FindingRule finding() {
    Estimate half = new Estimate(0.5, 0.5, 0.5);
    return new FindingRule(
        "sided",
        "Sided",
        new FindingRule.Code("99LANTERN", "SIDED", "Sided"),
        new ClassSet(2, List.of(1)),
        new Calibration.None(),
        new OperatingPoints(
            List.of(new OperatingPoint("youden", 0.5, half, half, List.of())), "youden"),
        1);
  }
}
