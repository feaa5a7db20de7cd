package dev.lantern.imaging;

/// For each output pixel along one axis: which source pixels it takes, and with what weights, which
/// sum to 1. An output pixel whose centre lies outside the source takes none.
final class AxisKernel {
  private final int[] start;
  private final int[] count;
  private final float[] weights;
  private final int stride;

  /// @param outputs output pixels
  /// @param scale output pixels per source pixel
  /// @param offset output coordinate of the source's edge
  /// @param sources source pixels
  AxisKernel(int outputs, double scale, double offset, int sources, Interpolation interpolation) {
    start = new int[outputs];
    count = new int[outputs];
    boolean area = interpolation == Interpolation.SMOOTH && scale < 1;
    stride = area ? (int) Math.ceil(1 / scale) + 2 : 2;
    weights = new float[outputs * stride];
    for (int i = 0; i < outputs; i++) {
      double center = (i + 0.5 - offset) / scale;
      if (center < 0 || center >= sources) {
        continue;
      }
      if (interpolation == Interpolation.NEAREST) {
        single(i, (int) center);
      } else if (area) {
        average(i, (i - offset) / scale, (i + 1 - offset) / scale, sources);
      } else {
        linear(i, center - 0.5, sources);
      }
    }
  }

  private void single(int i, int source) {
    start[i] = source;
    count[i] = 1;
    weights[i * stride] = 1;
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
    weights[i * stride] = (float) (1 - fraction);
    weights[i * stride + 1] = (float) fraction;
  }

  private void average(int i, double from, double to, int sources) {
    double low = Math.max(0, from);
    double high = Math.min(sources, to);
    start[i] = (int) low;
    count[i] = Math.min((int) Math.ceil(high), sources) - start[i];
    for (int k = 0; k < count[i]; k++) {
      double left = Math.max(low, start[i] + k);
      double right = Math.min(high, start[i] + k + 1.0);
      weights[i * stride + k] = (float) ((right - left) / (high - low));
    }
  }

  /// First source pixel that any output takes; 0 where none does.
  int first() {
    for (int i = 0; i < count.length; i++) {
      if (count[i] > 0) {
        return start[i];
      }
    }
    return 0;
  }

  /// One past the last source pixel that any output takes; 0 where none does.
  int end() {
    for (int i = count.length - 1; i >= 0; i--) {
      if (count[i] > 0) {
        return start[i] + count[i];
      }
    }
    return 0;
  }

  int start(int i) {
    return start[i];
  }

  int count(int i) {
    return count[i];
  }

  float weight(int i, int k) {
    return weights[i * stride + k];
  }
}
