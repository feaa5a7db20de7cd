package dev.lantern.explain;

import java.util.SplittableRandom;

/// Random maps of the same power spectrum as a map: as blocky and as coarse, but with their heights
/// elsewhere (phase-randomised surrogates: Theiler et al., Physica D 1992).
final class SpectrumNoise {
  private final int height;
  private final int width;

  /// The map's transform.
  private final double[] own;

  /// @param map whose spectrum the random ones have
  SpectrumNoise(CellMap map) {
    this.height = map.height();
    this.width = map.width();
    this.own = transform(doubles(map.values()), new double[height * width], height, width, -1);
  }

  /// The map's amplitudes with the phases of white noise, which are those of a real map.
  CellMap draw(SplittableRandom random) {
    int cells = height * width;
    double[] white =
        transform(random.doubles(cells).toArray(), new double[cells], height, width, -1);
    double[] real = new double[cells];
    double[] imaginary = new double[cells];
    real[0] = own[0];
    for (int i = 1; i < cells; i++) {
      double length = Math.hypot(white[i], white[cells + i]);
      double gain = length > 0 ? Math.hypot(own[i], own[cells + i]) / length : 0;
      real[i] = white[i] * gain;
      imaginary[i] = white[cells + i] * gain;
    }
    double[] back = transform(real, imaginary, height, width, 1);
    double[] values = new double[cells];
    for (int i = 0; i < cells; i++) {
      values[i] = back[i] / cells;
    }
    return CellMap.of(height, width, values);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /// The discrete Fourier transform by its definition: maps have some dozens of cells.
  ///
  /// @param sign -1 forward, 1 back (not divided by the number of cells)
  /// @return the real parts, then the imaginary ones
  private static double[] transform(
      double[] real, double[] imaginary, int height, int width, int sign) {
    int cells = height * width;
    double[] result = new double[2 * cells];
    for (int k = 0; k < cells; k++) {
      for (int i = 0; i < cells; i++) {
        double turns =
            (double) (k / width * (i / width) % height) / height
                + (double) (k % width * (i % width) % width) / width;
        double cos = Math.cos(2 * Math.PI * turns);
        double sin = sign * Math.sin(2 * Math.PI * turns);
        result[k] += real[i] * cos - imaginary[i] * sin;
        result[cells + k] += real[i] * sin + imaginary[i] * cos;
      }
    }
    return result;
  }
}
