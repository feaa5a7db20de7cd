package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The map under seven small changes of the image that change nothing for a reader: moved to each
/// side, enlarged, with less contrast, with noise.
final class StabilityCheck {
  /// Of the side.
  private static final double MOVED = 0.03;

  private static final double ENLARGED = 1.05;
  private static final double CONTRAST = 0.9;

  /// Of the image's own standard deviation.
  private static final double NOISE = 0.1;

  private static final long SEED = 20180720;

  /// Points on a side where the maps are compared.
  static final int POINTS = 14;

  /// How many changed images there are, each of them a pass.
  static final int CHANGES = 7;

  private final LinearHead head;

  StabilityCheck(LinearHead head) {
    this.head = head;
  }

  /// A changed image, and where its places come from.
  ///
  /// @param move shares of the sides of the original to those of the changed image
  private record Changed(Tensor input, ImageTransform move) {}

  TrustReport.Stability run(Explained explained, CellMap map, Passes passes)
      throws ClassifierException, InterruptedException {
    List<Changed> changed = changed(explained.input());
    List<NetworkOutput> outputs =
        passes.run(changed.size(), number -> changed.get(number).input(), output -> output);
    float[] before = map.resampled(POINTS, POINTS).values();
    boolean positive = positive(explained.finding(), explained.output());
    List<Double> correlations = new ArrayList<>();
    int flips = 0;
    for (int i = 0; i < changed.size(); i++) {
      NetworkOutput output = outputs.get(i);
      CellMap after = ClassActivation.map(explained.finding(), head, output);
      correlations.add(Ranks.correlation(before, mappedBack(after, changed.get(i).move())));
      flips += positive(explained.finding(), output) == positive ? 0 : 1;
    }
    return new TrustReport.Stability(correlations, flips);
  }

  private static boolean positive(FindingRule rule, NetworkOutput output) {
    double score = rule.classes().logOdds(output.logits());
    return rule.finding(score, rule.calibration().probability(score)).positive();
  }

  private static List<Changed> changed(Tensor input) {
    List<Changed> changed = new ArrayList<>();
    for (ImageTransform move :
        List.of(
            new ImageTransform(1, MOVED, 1, 0),
            new ImageTransform(1, -MOVED, 1, 0),
            new ImageTransform(1, 0, 1, MOVED),
            new ImageTransform(1, 0, 1, -MOVED),
            new ImageTransform(ENLARGED, (1 - ENLARGED) / 2, ENLARGED, (1 - ENLARGED) / 2))) {
      changed.add(new Changed(moved(input, move), move));
    }
    float[] means = Fill.means(input);
    float[] open = new float[input.height() * input.width()];
    Arrays.fill(open, (float) CONTRAST);
    changed.add(new Changed(Fill.mixed(input, means, open), ImageTransform.identity()));
    changed.add(new Changed(noisy(input), ImageTransform.identity()));
    return changed;
  }

  static Tensor moved(Tensor input, ImageTransform move) {
    ImageTransform back = move.inverse();
    int pixels = input.height() * input.width();
    float[] values = new float[input.values().length];
    for (int plane = 0; plane < input.channels(); plane++) {
      float[] source = new float[pixels];
      System.arraycopy(input.values(), plane * pixels, source, 0, pixels);
      CellMap grid = new CellMap(input.height(), input.width(), source);
      for (int i = 0; i < pixels; i++) {
        int row = i / input.width();
        double x = back.x((i - row * input.width() + 0.5) / input.width());
        double y = back.y((row + 0.5) / input.height());
        values[plane * pixels + i] = (float) grid.at(x, y);
      }
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }

  private static Tensor noisy(Tensor input) {
    Tensor noise = Fill.noise(input, new SplittableRandom(SEED));
    float[] means = Fill.means(input);
    float[] values = Passes.copy(input);
    int pixels = input.height() * input.width();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (NOISE * (noise.values()[i] - means[i / pixels]));
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }

  static float[] mappedBack(CellMap after, ImageTransform move) {
    float[] values = new float[POINTS * POINTS];
    for (int i = 0; i < values.length; i++) {
      int row = i / POINTS;
      double x = (i - row * POINTS + 0.5) / POINTS;
      double y = (row + 0.5) / POINTS;
      values[i] = (float) after.at(move.x(x), move.y(y));
    }
    return values;
  }
}
