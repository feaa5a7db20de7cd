package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.imaging.Tensor;
import java.util.SplittableRandom;

/// RISE (Petsiuk et al., BMVC 2018): random smooth masks over the image, averaged by the score they
/// leave. Two things differ from the paper: the score is the finding's log-odds less their mean
/// over the masks, which takes away the masks' own noise and shifts no place against another; and
/// covered is each channel's mean, as in [Occlusion].
///
/// @param masks how many, at least 2
/// @param cells of a mask's coarse grid on each side, at least 2
/// @param seed of the masks
public record Rise(int masks, int cells, long seed) implements SaliencyMethod {
  /// Share of a mask that lets the image through.
  private static final double OPEN = 0.5;

  public Rise {
    if (masks < 2 || cells < 2) {
      throw new IllegalArgumentException(masks + " masks of " + cells + " cells");
    }
  }

  /// As much as some seconds allow.
  static Rise quick() {
    return new Rise(1000, 7, 20180718);
  }

  @Override
  public CellMap map(Explained explained, Passes passes)
      throws ClassifierException, InterruptedException {
    Tensor input = explained.input();
    float[] means = Fill.means(input);
    RunningMean mean = new RunningMean(input);
    double[] scores =
        passes.scores(
            masks,
            number -> Fill.mixed(input, means, mask(input, number)),
            explained::score,
            mean::upTo);
    return mean.upTo(scores);
  }

  /// The masks averaged so far.
  private final class RunningMean {
    private final Tensor input;
    private final double[] weighted;
    private final double[] open;
    private double total;
    private int added;

    RunningMean(Tensor input) {
      this.input = input;
      this.weighted = new double[input.height() * input.width()];
      this.open = new double[weighted.length];
    }

    /// @param scores of the first masks, at least as many as the last time
    CellMap upTo(double[] scores) {
      for (; added < scores.length; added++) {
        float[] mask = mask(input, added);
        total += scores[added];
        for (int i = 0; i < mask.length; i++) {
          weighted[i] += scores[added] * mask[i];
          open[i] += mask[i];
        }
      }
      double[] values = new double[weighted.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (weighted[i] - total / added * open[i]) / (added * OPEN);
      }
      return CellMap.of(input.height(), input.width(), values);
    }
  }

  /// A coarse grid of open and covered cells, enlarged and moved by less than a cell.
  ///
  /// @return height × width, from 0 (covered) to 1
  private float[] mask(Tensor input, int number) {
    SplittableRandom random = Passes.draws(seed, number);
    int side = cells + 1;
    float[] coarse = new float[side * side];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = random.nextDouble() < OPEN ? 1 : 0;
    }
    CellMap grid = new CellMap(side, side, coarse);
    double right = random.nextDouble();
    double below = random.nextDouble();
    float[] mask = new float[input.height() * input.width()];
    for (int i = 0; i < mask.length; i++) {
      int row = i / input.width();
      double x = (i - row * input.width() + 0.5) / input.width() * cells;
      double y = (row + 0.5) / input.height() * cells;
      mask[i] = (float) grid.at((x + right) / side, (y + below) / side);
    }
    return mask;
  }
}
