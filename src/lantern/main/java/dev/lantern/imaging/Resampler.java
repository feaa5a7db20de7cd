package dev.lantern.imaging;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Source rows to viewport pixels, axis by axis, in bands on all cores. NaN in the source (padding)
/// and outside of it stays NaN in the result.
final class Resampler {
  private static final int BAND = 64;

  private final Rows rows;
  private final int channels;
  private final boolean masked;
  private final AxisKernel across;
  private final AxisKernel down;
  private final int width;
  private final int height;

  /// Gives samples of a row as floats.
  interface Rows {
    /// @param into receives (end − first) × channels samples; NaN where there is nothing
    void read(int row, int first, int end, float[] into);
  }

  /// The size of what [Rows] gives.
  ///
  /// @param masked whether NaN may occur
  record Extent(int columns, int rows, int channels, boolean masked) {}

  Resampler(Rows rows, Extent extent, Viewport viewport, Interpolation interpolation) {
    ImageTransform toScreen = viewport.toScreen();
    this.rows = rows;
    this.channels = extent.channels();
    this.masked = extent.masked();
    this.width = viewport.width();
    this.height = viewport.height();
    this.across =
        new AxisKernel(
            width, toScreen.scaleX(), toScreen.offsetX(), extent.columns(), interpolation);
    this.down =
        new AxisKernel(height, toScreen.scaleY(), toScreen.offsetY(), extent.rows(), interpolation);
  }

  /// @param out receives height × width × channels
  void run(float[] out) {
    int bands = (height + BAND - 1) / BAND;
    IntStream.range(0, bands)
        .parallel()
        .forEach(band -> band(band * BAND, Math.min(height, (band + 1) * BAND), out));
  }

  private void band(int from, int to, float[] out) {
    int first = across.first();
    int samples = (across.end() - first) * channels;
    float[] row = new float[samples];
    float[] sum = new float[samples];
    float[] weight = new float[masked ? samples : 0];
    for (int y = from; y < to; y++) {
      if (samples == 0 || down.count(y) == 0) {
        Arrays.fill(out, y * width * channels, (y + 1) * width * channels, Float.NaN);
        continue;
      }
      Arrays.fill(sum, 0);
      Arrays.fill(weight, 0);
      for (int k = 0; k < down.count(y); k++) {
        rows.read(down.start(y) + k, first, first + samples / channels, row);
        if (masked) {
          addMasked(row, down.weight(y, k), sum, weight);
        } else {
          add(row, down.weight(y, k), sum);
        }
      }
      if (masked) {
        acrossMasked(y, first, sum, weight, out);
      } else {
        acrossPlain(y, first, sum, out);
      }
    }
  }

  private static void add(float[] row, float weight, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * row[i];
    }
  }

  private static void addMasked(float[] row, float weight, float[] sum, float[] weights) {
    for (int i = 0; i < sum.length; i++) {
      if (!Float.isNaN(row[i])) {
        sum[i] += weight * row[i];
        weights[i] += weight;
      }
    }
  }

  private void acrossPlain(int y, int first, float[] sum, float[] out) {
    int target = y * width * channels;
    for (int x = 0; x < width; x++) {
      for (int channel = 0; channel < channels; channel++) {
        float value = across.count(x) == 0 ? Float.NaN : 0;
        int source = (across.start(x) - first) * channels + channel;
        for (int k = 0; k < across.count(x); k++) {
          value += across.weight(x, k) * sum[source + k * channels];
        }
        out[target++] = value;
      }
    }
  }

  /// Padding lends no value to its neighbours: a pixel is the average of the anatomy in it, or
  /// nothing where that is less than half of it.
  private void acrossMasked(int y, int first, float[] sum, float[] weight, float[] out) {
    int target = y * width * channels;
    for (int x = 0; x < width; x++) {
      for (int channel = 0; channel < channels; channel++) {
        float value = 0;
        float covered = 0;
        int source = (across.start(x) - first) * channels + channel;
        for (int k = 0; k < across.count(x); k++) {
          value += across.weight(x, k) * sum[source + k * channels];
          covered += across.weight(x, k) * weight[source + k * channels];
        }
        out[target++] = covered >= 0.5f ? value / covered : Float.NaN;
      }
    }
  }
}
