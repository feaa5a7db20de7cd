package dev.lantern.imaging;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Source rows to viewport pixels, axis by axis, in bands on all cores. Where there is nothing in
/// the source (padding), and outside of it, the result is NaN.
final class Resampler {
  private static final int BAND = 64;

  private final Rows rows;
  private final int channels;
  private final boolean masked;
  private final AxisKernel across;
  private final AxisKernel down;
  private final int width;
  private final int height;

  /// What is resampled. Safe for several threads.
  interface Rows {
    /// @param first column of the first sample that is wanted of each row
    /// @param end one past the last
    Reader reader(int first, int end);
  }

  /// Gives samples of rows as floats. For one thread.
  interface Reader {
    /// @param values receives (end − first) × channels samples; 0 where there is nothing
    /// @param there receives 1 for each sample, and 0 where there is nothing; empty unless masked
    void read(int row, float[] values, float[] there);
  }

  /// The size of what [Rows] gives.
  ///
  /// @param masked whether there may be nothing in some places
  record Extent(int columns, int rows, int channels, boolean masked) {}

  /// Where the result is seen.
  ///
  /// @param toScreen source pixels to pixels of the result
  record Target(ImageTransform toScreen, int width, int height) {}

  Resampler(Rows rows, Extent extent, Target target, Interpolation interpolation) {
    ImageTransform toScreen = target.toScreen();
    this.rows = rows;
    this.channels = extent.channels();
    this.masked = extent.masked();
    this.width = target.width();
    this.height = target.height();
    this.across =
        new AxisKernel(
            width, toScreen.scaleX(), toScreen.offsetX(), extent.columns(), interpolation);
    this.down =
        new AxisKernel(height, toScreen.scaleY(), toScreen.offsetY(), extent.rows(), interpolation);
  }

  /// @param out receives height × width × channels
  /// @param at place of the first in `out`
  /// @param stride pixels from one line of `out` to the next
  void run(float[] out, int at, int stride) {
    int bands = (height + BAND - 1) / BAND;
    IntStream.range(0, bands)
        .parallel()
        .forEach(band -> band(band * BAND, Math.min(height, (band + 1) * BAND), out, at, stride));
  }

  private void band(int from, int to, float[] out, int at, int stride) {
    Reader reader = rows.reader(across.first(), across.end());
    int samples = (across.end() - across.first()) * channels;
    int spare = across.taps() * channels;
    float[] row = new float[samples];
    float[] there = new float[masked ? samples : 0];
    float[] sum = new float[samples + spare];
    float[] covered = new float[masked ? samples + spare : 0];
    float[] line = new float[width];
    float[] cover = new float[masked ? width : 0];
    int held = -1;
    for (int y = from; y < to; y++) {
      int place = at + y * stride * channels;
      if (samples == 0 || down.count(y) == 0) {
        Arrays.fill(out, place, place + width * channels, Float.NaN);
        continue;
      }
      Arrays.fill(sum, 0);
      Arrays.fill(covered, 0);
      for (int k = 0; k < down.count(y); k++) {
        if (down.start(y) + k != held) {
          held = down.start(y) + k;
          reader.read(held, row, there);
        }
        add(row, down.weight(y, k), sum);
        add(there, down.weight(y, k), covered);
      }
      for (int channel = 0; channel < channels; channel++) {
        across.apply(sum, channel, channels, line);
        if (masked) {
          across.apply(covered, channel, channels, cover);
          divide(line, cover);
        }
        put(line, out, place + channel);
      }
    }
  }

  private static void add(float[] row, float weight, float[] sum) {
    for (int i = 0; i < row.length; i++) {
      sum[i] += weight * row[i];
    }
  }

  /// Padding lends no value to its neighbours: a pixel is the average of the anatomy in it, or
  /// nothing where that is less than half of it.
  private void divide(float[] line, float[] cover) {
    for (int x = across.from(); x < across.to(); x++) {
      line[x] = cover[x] >= 0.5f ? line[x] / cover[x] : Float.NaN;
    }
  }

  private void put(float[] line, float[] out, int at) {
    Arrays.fill(line, 0, across.from(), Float.NaN);
    Arrays.fill(line, across.to(), width, Float.NaN);
    if (channels == 1) {
      System.arraycopy(line, 0, out, at, width);
      return;
    }
    for (int x = 0; x < width; x++) {
      out[at + x * channels] = line[x];
    }
  }
}
