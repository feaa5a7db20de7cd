package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.LinearHead;
import dev.lantern.imaging.Tensor;
import java.util.Arrays;
import java.util.List;

/// Integrated gradients (Sundararajan et al., ICML 2017): the gradient along the straight way from
/// an empty image to this one, times the way. Empty is each channel's mean, as in [Occlusion]. The
/// values of all pixels add up to the difference of the log-odds of the two images, up to the error
/// of the steps; each cell is the sum over its pixels.
///
/// @param head of the network
/// @param steps of the way, each at its middle
record IntegratedGradients(LinearHead head, int steps) implements SaliencyMethod {
  private static final int STANDARD_STEPS = 50;

  IntegratedGradients {
    if (steps < 1) {
      throw new IllegalArgumentException(steps + " steps");
    }
  }

  static IntegratedGradients standard(LinearHead head) {
    return new IntegratedGradients(head, STANDARD_STEPS);
  }

  @Override
  public CellMap map(Explained explained, Passes passes)
      throws ClassifierException, InterruptedException {
    Tensor input = explained.input();
    float[] empty = Fill.means(input);
    LogOddsGradient gradient = new LogOddsGradient(explained.finding(), head);
    int pixels = input.height() * input.width();
    List<double[]> made =
        passes.run(
            steps,
            (predictor, number) ->
                gradient.times(
                    predictor,
                    Fill.mixed(input, empty, share(pixels, number)),
                    i -> input.values()[i] - empty[i / pixels]),
            soFar -> cells(input, soFar));
    return cells(input, made);
  }

  private static CellMap cells(Tensor input, List<double[]> made) {
    return PixelCells.of(input, LogOddsGradient.mean(made, input.height() * input.width()));
  }

  /// How much of the way is gone, the same for each pixel.
  private float[] share(int pixels, int number) {
    float[] share = new float[pixels];
    Arrays.fill(share, (float) ((place(number) + 0.5) / steps));
    return share;
  }

  /// Every step once, but from end to end and back again, so that the first few already stand for
  /// the whole way.
  private int place(int number) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, steps - 1));
    int left = number;
    for (int turned = 0; ; turned++) {
      int place = Integer.reverse(turned) >>> (Integer.SIZE - bits);
      if (place < steps && left-- == 0) {
        return place;
      }
    }
  }
}
