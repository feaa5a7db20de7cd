package dev.lantern.explain;

import dev.lantern.imaging.Tensor;

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
