package dev.lantern.imaging;

import java.util.Arrays;

/// For each output pixel along one axis: which source pixels it takes, and with what weights, which
/// sum to 1. An output pixel whose centre lies outside the source takes none.
final class AxisKernel {
  private final int outputs;
  private final int[] start;
  private final int[] count;

  /// First those of each output's first source pixel, then those of their second ones, and so on; 0
  /// where an output takes no more.
  private final float[] weights;

  private final int from;
  private final int to;
  private final int taps;

  /// @param outputs output pixels
  /// @param scale output pixels per source pixel
  /// @param offset output coordinate of the source's edge
  /// @param sources source pixels
  AxisKernel(int outputs, double scale, double offset, int sources, Interpolation interpolation) {
    this.outputs = outputs;
    start = new int[outputs];
    count = new int[outputs];
    boolean area = interpolation == Interpolation.SMOOTH && scale < 1;
    weights = new float[outputs * (area ? (int) Math.min(Math.ceil(1 / scale) + 2, sources) : 2)];
    int begin = outputs;
    int end = 0;
    for (int i = 0; i < outputs; i++) {
      double center = (i + 0.5 - offset) / scale;
      if (center < 0 || center >= sources) {
        continue;
      }
      begin = Math.min(begin, i);
      end = i + 1;
      if (interpolation == Interpolation.NEAREST) {
        single(i, (int) center);
      } else if (area) {
        average(i, (i - offset) / scale, (i + 1 - offset) / scale, sources);
      } else {
        linear(i, center - 0.5, sources);
      }
    }
    from = begin;
    to = end;
    taps = Arrays.stream(count).max().orElse(0);
  }

  private void single(int i, int source) {
    start[i] = source;
    count[i] = 1;
    weights[i] = 1;
  }

  private void linear(int i, double position, int sources) {
    int left = (int) Math.floor(position);
    double fraction = position - left;
    if (left < 0 || left + 1 >= sources || fraction == 0) {
      single(i, Math.clamp(left, 0, sources - 1));
      return;
    }
    start[i] = left;
    count[i] = 2;
    weights[i] = (float) (1 - fraction);
    weights[outputs + i] = (float) fraction;
  }

  private void average(int i, double from, double to, int sources) {
    double low = Math.max(0, from);
    double high = Math.min(sources, to);
    start[i] = (int) low;
    count[i] = Math.min((int) Math.ceil(high), sources) - start[i];
    for (int k = 0; k < count[i]; k++) {
      double left = Math.max(low, start[i] + k);
      double right = Math.min(high, start[i] + k + 1.0);
      weights[k * outputs + i] = (float) ((right - left) / (high - low));
    }
  }

  /// First output that takes a source pixel; as many as there are outputs where none does.
  int from() {
    return from;
  }

  /// One past the last output that takes a source pixel; 0 where none does.
  int to() {
    return to;
  }

  /// First source pixel that any output takes; 0 where none does.
  int first() {
    return to == 0 ? 0 : start[from];
  }

  /// One past the last source pixel that any output takes; 0 where none does.
  int end() {
    return to == 0 ? 0 : start[to - 1] + count[to - 1];
  }

  /// The most source pixels that an output takes.
  int taps() {
    return taps;
  }

  int start(int i) {
    return start[i];
  }

  int count(int i) {
    return count[i];
  }

  float weight(int i, int k) {
    return weights[k * outputs + i];
  }

  /// Works out the outputs [#from] to [#to] of a row.
  ///
  /// @param samples finite: a channel of the source pixels from [#first] on, `step` apart; [#taps]
  ///     pixels more than [#end] − first
  /// @param channel place in `samples` of the first
  /// @param out receives the outputs, each at its own place
  void apply(float[] samples, int channel, int step, float[] out) {
    Arrays.fill(out, from, to, 0);
    int k = 0;
    for (; step == 1 && k + 4 <= taps; k += 4) {
      applyFour(k, samples, channel, out);
    }
    for (; k < taps; k++) {
      int tap = k * outputs;
      int shift = (k - first()) * step + channel;
      for (int i = from; i < to; i++) {
        out[i] += weights[tap + i] * samples[start[i] * step + shift];
      }
    }
  }

  /// Four taps from the `k`th on, of pixels side by side: half of the time of one by one.
  private void applyFour(int k, float[] samples, int channel, float[] out) {
    int shift = k - first() + channel;
    int one = k * outputs;
    int two = one + outputs;
    int three = two + outputs;
    int four = three + outputs;
    for (int i = from; i < to; i++) {
      int at = start[i] + shift;
      out[i] =
          out[i]
              + weights[one + i] * samples[at]
              + weights[two + i] * samples[at + 1]
              + weights[three + i] * samples[at + 2]
              + weights[four + i] * samples[at + 3];
    }
  }
}
