package dev.lantern.explain;

import dev.lantern.imaging.Tensor;
import java.util.SplittableRandom;

/// What is put in the place of covered pixels.
final class Fill {
  private Fill() {}

  /// One mean a channel.
  static float[] means(Tensor input) {
    int pixels = input.height() * input.width();
    float[] means = new float[input.channels()];
    for (int plane = 0; plane < means.length; plane++) {
      double sum = 0;
      for (int i = plane * pixels; i < (plane + 1) * pixels; i++) {
        sum += input.values()[i];
      }
      means[plane] = (float) (sum / pixels);
    }
    return means;
  }

  /// Standard deviation of the blur, as a share of the side: no structure of a lesion's size is
  /// left (as in the recipe's `occlusion.py`).
  private static final double BLUR = 1 / 20.0;

  /// Where the kernel ends, in standard deviations.
  private static final int REACH = 3;

  /// The image behind a Gaussian blur; beyond the border lies the border's value.
  static Tensor blurred(Tensor input) {
    double[] down = kernel(BLUR * input.height());
    double[] across = kernel(BLUR * input.width());
    float[] values = Passes.copy(input);
    for (int row = 0; row < input.channels() * input.height(); row++) {
      blur(values, row * input.width(), 1, input.width(), across);
    }
    for (int plane = 0; plane < input.channels(); plane++) {
      for (int column = 0; column < input.width(); column++) {
        int start = plane * input.height() * input.width() + column;
        blur(values, start, input.width(), input.height(), down);
      }
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }

  private static double[] kernel(double deviation) {
    int reach = (int) Math.ceil(REACH * deviation);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      double from = (i - reach) / deviation;
      kernel[i] = Math.exp(-from * from / 2);
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /// One line of values, in place.
  private static void blur(float[] values, int start, int step, int length, double[] kernel) {
    int reach = kernel.length / 2;
    double[] line = new double[length];
    for (int i = 0; i < length; i++) {
      for (int k = 0; k < kernel.length; k++) {
        int at = Math.clamp(i + k - (long) reach, 0, length - 1);
        line[i] += kernel[k] * values[start + at * step];
      }
    }
    for (int i = 0; i < length; i++) {
      values[start + i * step] = (float) line[i];
    }
  }

  /// Normal noise of each channel's mean and standard deviation, the same draws in each channel, so
  /// that a grey image's noise is grey.
  static Tensor noise(Tensor input, SplittableRandom random) {
    int pixels = input.height() * input.width();
    float[] means = means(input);
    double[] draws = new double[pixels];
    for (int i = 0; i < pixels; i++) {
      draws[i] = random.nextGaussian();
    }
    float[] values = new float[input.values().length];
    for (int plane = 0; plane < input.channels(); plane++) {
      double square = 0;
      for (int i = plane * pixels; i < (plane + 1) * pixels; i++) {
        double from = input.values()[i] - means[plane];
        square += from * from / pixels;
      }
      double deviation = Math.sqrt(square);
      for (int i = 0; i < pixels; i++) {
        values[plane * pixels + i] = (float) (means[plane] + deviation * draws[i]);
      }
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }

  /// @param colours one value a channel, for what is covered
  /// @param open height × width, from 0 (covered) to 1
  static Tensor mixed(Tensor input, float[] colours, float[] open) {
    float[] values = Passes.copy(input);
    for (int i = 0; i < values.length; i++) {
      float colour = colours[i / open.length];
      values[i] = colour + open[i % open.length] * (values[i] - colour);
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }
}
