package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.LinearHead;
import dev.lantern.imaging.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/// SmoothGrad (Smilkov et al., 2017): the gradient, averaged over copies of the image with noise on
/// them, without its sign, as the paper shows it: where the score hangs on the pixels, whichever
/// way. Channels are added up, and have the same noise, so that a grey image stays grey; each cell
/// is the sum over its pixels.
///
/// @param head of the network
/// @param copies with noise
/// @param spread standard deviation of the noise, as a part of the image's range of values
/// @param seed of the noise
record SmoothGrad(LinearHead head, int copies, double spread, long seed) implements SaliencyMethod {
  private static final int STANDARD_COPIES = 50;

  /// Of the paper: between .1 and .2.
  private static final double STANDARD_SPREAD = 0.15;

  SmoothGrad {
    if (copies < 1 || !(spread >= 0)) {
      throw new IllegalArgumentException(copies + " copies, spread " + spread);
    }
  }

  static SmoothGrad standard(LinearHead head) {
    return new SmoothGrad(head, STANDARD_COPIES, STANDARD_SPREAD, 20170612);
  }

  @Override
  public CellMap map(Explained explained, Passes passes)
      throws ClassifierException, InterruptedException {
    Tensor input = explained.input();
    LogOddsGradient gradient = new LogOddsGradient(explained.finding(), head);
    double deviation = spread * range(input);
    List<double[]> made =
        passes.run(
            copies,
            (predictor, number) ->
                gradient.times(predictor, noisy(input, deviation, number), i -> 1),
            soFar -> cells(input, soFar));
    return cells(input, made);
  }

  private static CellMap cells(Tensor input, List<double[]> made) {
    double[] mean = LogOddsGradient.mean(made, input.height() * input.width());
    for (int i = 0; i < mean.length; i++) {
      mean[i] = Math.abs(mean[i]);
    }
    return PixelCells.of(input, mean);
  }

  private static double range(Tensor input) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : input.values()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return (double) high - low;
  }

  private Tensor noisy(Tensor input, double deviation, int number) {
    SplittableRandom random = Passes.draws(seed, number);
    int pixels = input.height() * input.width();
    float[] values = Passes.copy(input);
    for (int pixel = 0; pixel < pixels; pixel++) {
      float noise = (float) (deviation * random.nextGaussian());
      for (int i = pixel; i < values.length; i += pixels) {
        values[i] += noise;
      }
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }
}
