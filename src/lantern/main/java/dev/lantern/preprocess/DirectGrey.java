package dev.lantern.preprocess;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.ModalityLut.Rescale;
import dev.lantern.modelbundle.PreprocessStep.PercentileWindow;
import java.util.Arrays;

/// Frames of 16 bits without padding whose modality values are the stored ones, but for a whole
/// number added: radiographs, nearly all. No table is asked, so that the processor makes many
/// pixels at a time, and the percentiles are sought in the tails alone. The values are the same, to
/// the bit, as [TableGrey]'s.
final class DirectGrey implements WindowedGrey {
  private static final int CODES = 1 << 16;
  private static final int HALF = CODES / 2;

  /// Rescale Intercepts up to this leave the sum a whole number that float32 holds.
  private static final int LARGEST_INTERCEPT = 1 << 22;

  /// Rows that are counted whole, to know about where the tails begin.
  private static final int SAMPLED_ROWS = 64;

  /// How far into the sample, in percent, a tail reaches for a percentile of 0.
  private static final double MARGIN = 0.5;

  private final Frame frame;

  /// Added to a value of [#line] to give the modality value.
  private final int toModality;

  /// One row as signed numbers: unsigned ones less 2^15, which is what the processor can widen.
  private final short[] line;

  /// How often each place occurs, as counted last.
  private final int[] counts = new int[CODES];

  private Window window = Window.between(0, 0, false);

  private DirectGrey(Frame frame, int intercept) {
    this.frame = frame;
    this.toModality = frame.type().signed() ? intercept : intercept + HALF;
    this.line = new short[frame.columns()];
  }

  static boolean takes(Frame frame, FrameDisplay display) {
    return frame.type().bytes() == 2
        && display.padding().isEmpty()
        && display.modalityLut() instanceof Rescale rescale
        && rescale.slope() == 1
        && rescale.intercept() == Math.rint(rescale.intercept())
        && Math.abs(rescale.intercept()) <= LARGEST_INTERCEPT;
  }

  /// @param frame one that [#takes] accepts
  static DirectGrey of(Frame frame, ModalityLut lut, PercentileWindow step, boolean turned) {
    var grey = new DirectGrey(frame, (int) lut.apply(0));
    int[] ends = grey.percentiles(step);
    int toModality = grey.toModality - HALF;
    grey.window = Window.between(ends[0] + toModality, ends[1] + toModality, turned);
    return grey;
  }

  @Override
  public int rows() {
    return frame.rows();
  }

  @Override
  public int columns() {
    return frame.columns();
  }

  @Override
  public void rows(int first, int count, float[] into) {
    for (int row = 0; row < count; row++) {
      read(first + row);
      row(into, row * line.length);
    }
  }

  /// Loops of one kind of arithmetic each: those the compiler makes vectors of.
  private void row(float[] into, int to) {
    float base = toModality;
    float low = window.low();
    float factor = window.factor();
    for (int i = 0; i < line.length; i++) {
      into[to + i] = line[i];
    }
    for (int i = to; i < to + line.length; i++) {
      into[i] = Math.min(1f, Math.max((into[i] + base - low) * factor, 0f));
    }
    if (window.turned()) {
      for (int i = to; i < to + line.length; i++) {
        into[i] = 1 - into[i];
      }
    }
  }

  private void read(int row) {
    frame.shorts(row * line.length, line);
    if (!frame.type().signed()) {
      for (int i = 0; i < line.length; i++) {
        line[i] ^= Short.MIN_VALUE;
      }
    }
  }

  /// Places, in the order of all values, of the window's ends. A sample of the rows says about
  /// where the two tails begin; in them every pixel is counted, and between them none. Where the
  /// sample misled, everything is counted.
  private int[] percentiles(PercentileWindow step) {
    int total = frame.size();
    long fromBottom = Window.lowRank(step, total);
    long fromTop = total - 1 - Window.highRank(step, total);
    int every = Math.max(1, frame.rows() / SAMPLED_ROWS);
    count(every, 0, 0);
    long sampled = (long) ((frame.rows() + every - 1) / every) * frame.columns();
    int low = rising(reach(sampled, step.low())) + 1;
    int high = falling(reach(sampled, 100 - step.high()));
    if (low < high) {
      count(1, low, high);
      int lower = rising(fromBottom);
      int upper = falling(fromTop);
      if (lower < low && upper >= high) {
        return new int[] {lower, upper};
      }
    }
    count(1, 0, 0);
    return new int[] {rising(fromBottom), falling(fromTop)};
  }

  /// How many values of the sample its tail takes: twice as many as the window leaves out, and a
  /// few.
  private static long reach(long sampled, double percent) {
    return Math.min(sampled - 1, (long) (sampled * (2 * percent + MARGIN) / 100));
  }

  /// Counts how often each place occurs.
  ///
  /// @param every how many rows one is taken of
  /// @param from first place that is left out
  /// @param to behind the last place that is left out
  private void count(int every, int from, int to) {
    Arrays.fill(counts, 0);
    int between = to - from + Integer.MIN_VALUE;
    for (int row = 0; row < frame.rows(); row += every) {
      read(row);
      for (short value : line) {
        int place = value + HALF;
        // Unsigned: below `from`, the difference is greater than any.
        if (place - from + Integer.MIN_VALUE >= between) {
          counts[place]++;
        }
      }
    }
  }

  /// The place at a rank from the bottom.
  private int rising(long rank) {
    long left = rank;
    int place = 0;
    while (place < CODES - 1 && left >= counts[place]) {
      left -= counts[place++];
    }
    return place;
  }

  /// The place at a rank from the top.
  private int falling(long rank) {
    long left = rank;
    int place = CODES - 1;
    while (place > 0 && left >= counts[place]) {
      left -= counts[place--];
    }
    return place;
  }
}
