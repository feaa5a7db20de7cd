package dev.lantern.preprocess;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.modelbundle.PreprocessStep.PercentileWindow;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/// Frames of 8 or 16 bits: modality LUT, window and turn become one table over the stored values,
/// and the percentiles come exactly from a count of each stored value.
final class TableGrey implements WindowedGrey {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final Frame frame;
  private final float[] table;

  private TableGrey(Frame frame, float[] table) {
    this.frame = frame;
    this.table = table;
  }

  static TableGrey of(Frame frame, FrameDisplay display, PercentileWindow step, boolean turned)
      throws PreprocessException {
    int[] counts = counts(frame);
    Optional<FrameDisplay.PaddingRange> padding = display.padding();
    if (padding.isPresent()) {
      for (int code = 0; code < counts.length; code++) {
        if (padding.get().contains(stored(frame, code))) {
          counts[code] = 0;
        }
      }
    }
    float[] table = new float[counts.length];
    int[] codes = occupied(frame, counts);
    if (codes.length == 0) {
      return new TableGrey(frame, table);
    }
    float[] values = modalityValues(frame, display.modalityLut(), codes);
    sort(codes, values);
    long total = 0;
    for (int code : codes) {
      total += counts[code];
    }
    Window window =
        Window.between(
            atRank(codes, values, counts, Window.lowRank(step, total)),
            atRank(codes, values, counts, Window.highRank(step, total)),
            turned);
    for (int i = 0; i < codes.length; i++) {
      table[codes[i]] = window.apply(values[i]);
    }
    return new TableGrey(frame, table);
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
    byte[] stored = frame.stored();
    int from = first * frame.columns();
    int length = count * frame.columns();
    if (frame.type().bytes() == 1) {
      for (int i = 0; i < length; i++) {
        into[i] = table[stored[from + i] & 0xff];
      }
    } else {
      for (int i = 0; i < length; i++) {
        into[i] = table[(short) SHORTS.get(stored, (from + i) * 2) & 0xffff];
      }
    }
  }

  /// How often each code occurs. Two counts side by side, for neighbours are often equal and one
  /// count would wait for itself.
  private static int[] counts(Frame frame) {
    byte[] stored = frame.stored();
    int bytes = frame.type().bytes();
    int[] even = new int[1 << (8 * bytes)];
    int[] odd = new int[even.length];
    int size = frame.size();
    int pairs = size & ~1;
    if (bytes == 1) {
      for (int i = 0; i < pairs; i += 2) {
        even[stored[i] & 0xff]++;
        odd[stored[i + 1] & 0xff]++;
      }
    } else {
      for (int i = 0; i < pairs; i += 2) {
        even[(short) SHORTS.get(stored, i * 2) & 0xffff]++;
        odd[(short) SHORTS.get(stored, i * 2 + 2) & 0xffff]++;
      }
    }
    if (pairs < size) {
      even[frame.integer(pairs) & (even.length - 1)]++;
    }
    for (int code = 0; code < even.length; code++) {
      even[code] += odd[code];
    }
    return even;
  }

  /// The stored value of a code: its bits, with the sample type's sign.
  private static int stored(Frame frame, int code) {
    if (!frame.type().signed()) {
      return code;
    }
    return frame.type().bytes() == 1 ? (byte) code : (short) code;
  }

  /// Codes that occur, by rising stored value.
  private static int[] occupied(Frame frame, int[] counts) {
    int smallest = frame.type().signed() ? counts.length / 2 : 0;
    int mask = counts.length - 1;
    return IntStream.range(0, counts.length)
        .map(i -> (i + smallest) & mask)
        .filter(code -> counts[code] > 0)
        .toArray();
  }

  private static float[] modalityValues(Frame frame, ModalityLut lut, int[] codes)
      throws PreprocessException {
    float[] values = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i] = (float) lut.apply(stored(frame, codes[i]));
      if (!Float.isFinite(values[i])) {
        throw new PreprocessException("the modality values are not finite");
      }
    }
    return values;
  }

  /// Brings codes and values into the rising order of the values: nothing to do for a rising
  /// rescale, which is the common case.
  private static void sort(int[] codes, float[] values) {
    boolean rising = true;
    for (int i = 1; i < values.length && rising; i++) {
      rising = values[i] >= values[i - 1];
    }
    if (rising) {
      return;
    }
    int[] unsortedCodes = codes.clone();
    float[] unsortedValues = values.clone();
    Integer[] order = IntStream.range(0, codes.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> unsortedValues[i]));
    for (int i = 0; i < order.length; i++) {
      codes[i] = unsortedCodes[order[i]];
      values[i] = unsortedValues[order[i]];
    }
  }

  private static float atRank(int[] codes, float[] values, int[] counts, long rank) {
    long passed = 0;
    for (int i = 0; i < codes.length; i++) {
      passed += counts[codes[i]];
      if (passed > rank) {
        return values[i];
      }
    }
    return values[values.length - 1];
  }
}
