package dev.lantern.preprocess;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.modelbundle.PreprocessStep.PercentileWindow;

/// Frames of 32 bits or more, whole or real, and the luminance of coloured ones. Values that are
/// not numbers count as padding. The percentiles are exact: found by counting the upper, then the
/// lower half of the values' bits.
final class RealGrey implements WindowedGrey {
  private static final int HALF = 1 << 16;

  private final int rows;
  private final int columns;
  private final float[] values;
  private final Window window;

  private RealGrey(int rows, int columns, float[] values, Window window) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.window = window;
  }

  static RealGrey of(Frame frame, FrameDisplay display, PercentileWindow step, boolean turned) {
    return windowed(frame, values(frame, display), step, turned);
  }

  /// The modality values of a grey frame; NaN for padding and what is no finite number.
  static float[] values(Frame frame, FrameDisplay display) {
    float[] values = new float[frame.size()];
    for (int i = 0; i < values.length; i++) {
      float value = (float) display.modalityLut().apply(frame.value(i));
      boolean counts = Float.isFinite(value) && !display.isPadding(frame.value(i));
      values[i] = counts ? value : Float.NaN;
    }
    return values;
  }

  /// The luminance of a frame of RGB, ITU-R BT.601, float32 throughout. Colour has neither Modality
  /// LUT nor padding (PS3.3 C.7.6.3.1.2, C.7.5.1.1.2).
  static RealGrey luminance(Frame frame, PercentileWindow step) {
    float[] values = new float[frame.rows() * frame.columns()];
    for (int i = 0; i < values.length; i++) {
      float red = (float) frame.value(3 * i);
      float green = (float) frame.value(3 * i + 1);
      float blue = (float) frame.value(3 * i + 2);
      values[i] = 0.299f * red + 0.587f * green + 0.114f * blue;
    }
    return windowed(frame, values, step, false);
  }

  /// @param values a pixel each; NaN where it counts as padding
  private static RealGrey windowed(
      Frame frame, float[] values, PercentileWindow step, boolean turned) {
    long total = 0;
    for (float value : values) {
      total += Float.isNaN(value) ? 0 : 1;
    }
    Window window =
        total == 0
            ? Window.between(0, 0, false)
            : Window.between(
                atRank(values, Window.lowRank(step, total)),
                atRank(values, Window.highRank(step, total)),
                turned);
    return new RealGrey(frame.rows(), frame.columns(), values, window);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void rows(int first, int count, float[] into) {
    int from = first * columns;
    for (int i = 0; i < count * columns; i++) {
      float value = values[from + i];
      into[i] = Float.isNaN(value) ? 0 : window.apply(value);
    }
  }

  private static float atRank(float[] values, long rank) {
    long[] upper = new long[HALF];
    for (float value : values) {
      if (!Float.isNaN(value)) {
        upper[sortable(value) >>> 16]++;
      }
    }
    long left = rank;
    int high = 0;
    while (left >= upper[high]) {
      left -= upper[high++];
    }
    long[] lower = new long[HALF];
    for (float value : values) {
      int key = sortable(value);
      if (!Float.isNaN(value) && key >>> 16 == high) {
        lower[key & (HALF - 1)]++;
      }
    }
    int low = 0;
    while (left >= lower[low]) {
      left -= lower[low++];
    }
    return unsorted(high << 16 | low);
  }

  /// Bits whose unsigned order is the numbers' order.
  private static int sortable(float value) {
    int bits = Float.floatToRawIntBits(value);
    return bits ^ (bits >> 31 | Integer.MIN_VALUE);
  }

  private static float unsorted(int key) {
    return Float.intBitsToFloat(key ^ (~key >> 31 | Integer.MIN_VALUE));
  }
}
