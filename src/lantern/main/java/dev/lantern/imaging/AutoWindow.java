package dev.lantern.imaging;

import dev.lantern.imaging.FrameDisplay.PaddingRange;
import java.util.Arrays;
import java.util.Optional;

/// A window for files that have none: from the 0.5th to the 99.5th percentile of the modality
/// values, padding left out, so that neither a collimated edge nor a marker sets the contrast. Of a
/// large frame they are those of a million of its pixels or more, evenly spread.
public final class AutoWindow {
  private static final double TAIL = 0.005;
  private static final int LEVELS = 1 << 16;

  /// Of a frame of twice as many or more a part is looked at.
  private static final int SAMPLES = 1 << 20;

  /// The part has no fewer rows.
  private static final int ROWS = 256;

  /// Where padding leaves fewer of the part, all rows are looked at.
  private static final int FEW = SAMPLES / 8;

  private AutoWindow() {}

  /// What a frame is first shown by: the file's first VOI LUT, else the automatic window.
  public static VoiLut orOwn(Frame frame, FrameDisplay display) {
    return display.voiLuts().isEmpty() ? of(frame, display) : display.voiLuts().getFirst();
  }

  /// The window of a grey frame. Where the percentiles are one value, as where little is marked, it
  /// holds all values; a frame of one value is black.
  public static VoiLut.Window of(Frame frame, FrameDisplay display) {
    double[] stored =
        frame.type().bytes() <= 2
            ? byHistogram(frame, display.padding(), rowStep(frame))
            : bySorting(frame, display.padding());
    if (stored[0] == stored[1]) {
      stored = ends(frame, display);
    }
    double one = finite(display.modalityLut().apply(stored[0]));
    double other = finite(display.modalityLut().apply(stored[1]));
    return new VoiLut.Window(
        level(Math.min(one, other), Math.max(one, other)), VoiLut.Function.LINEAR_EXACT, "");
  }

  private static double finite(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  private static WindowLevel level(double low, double high) {
    if (low < high) {
      return new WindowLevel(low / 2 + high / 2, finite(high - low));
    }
    // In large values a step of 1 is none.
    double width = Math.max(1, 2 * Math.ulp(low));
    return new WindowLevel(finite(low + width / 2), width);
  }

  /// The least and the greatest stored value but padding.
  private static double[] ends(Frame frame, FrameDisplay display) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < frame.size(); i++) {
      double value = frame.value(i);
      if (Double.isFinite(value) && !display.isPadding(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? new double[] {low, high} : new double[] {0, 0};
  }

  private static int rowStep(Frame frame) {
    return Math.max(1, Math.min(frame.size() / SAMPLES, frame.rows() / ROWS));
  }

  /// @param every of so many rows one is looked at
  private static double[] byHistogram(Frame frame, Optional<PaddingRange> padding, int every) {
    int base = frame.type().signed() ? -LEVELS / 2 : 0;
    int[] histogram = histogram(frame, base, every, padding);
    long total = Arrays.stream(histogram).asLongStream().sum();
    if (total < FEW && every > 1) {
      return byHistogram(frame, padding, 1);
    }
    if (total == 0) {
      return new double[] {0, 0};
    }
    int low = 0;
    for (long below = histogram[low]; below <= total * TAIL; ) {
      below += histogram[++low];
    }
    int high = LEVELS - 1;
    for (long above = histogram[high]; above <= total * TAIL; ) {
      above += histogram[--high];
    }
    return new double[] {low + base, high + base};
  }

  /// How often each value but padding occurs, from `base` on, in one of `every` rows.
  private static int[] histogram(Frame frame, int base, int every, Optional<PaddingRange> padding) {
    int[] histogram = new int[LEVELS];
    int samples = frame.size() / frame.rows();
    short[] line = new short[frame.type().bytes() == 2 ? samples : 0];
    int offset = frame.type().signed() ? LEVELS / 2 : 0;
    for (int row = 0; row < frame.rows(); row += every) {
      if (frame.type().bytes() == 2) {
        frame.shorts(row * samples, line);
        for (short value : line) {
          histogram[(value + offset) & (LEVELS - 1)]++;
        }
      } else {
        for (int i = row * samples; i < (row + 1) * samples; i++) {
          histogram[frame.integer(i) - base]++;
        }
      }
    }
    padding.ifPresent(
        range ->
            Arrays.fill(
                histogram,
                (int) Math.clamp(range.low() - base, 0, LEVELS),
                (int) Math.clamp(range.high() - base + 1, 0, LEVELS),
                0));
    return histogram;
  }

  private static double[] bySorting(Frame frame, Optional<PaddingRange> padding) {
    int step = 1 + (frame.size() - 1) / SAMPLES;
    double[] values = new double[(frame.size() + step - 1) / step];
    int kept = 0;
    for (int i = 0; i < frame.size(); i += step) {
      double value = frame.value(i);
      boolean padded = padding.isPresent() && padding.get().contains(value);
      if (Double.isFinite(value) && !padded) {
        values[kept++] = value;
      }
    }
    if (kept == 0) {
      return new double[] {0, 0};
    }
    Arrays.sort(values, 0, kept);
    int tail = (int) (kept * TAIL);
    return new double[] {values[tail], values[kept - 1 - tail]};
  }
}
