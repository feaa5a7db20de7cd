package dev.lantern.imaging;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The colours of all values of frames of up to 16 bits, in one table: 65,536 levels hold every
/// value of 16 bits, and 256 steps between those of 8 bits. It is kept until it would be another.
final class GreyTable {
  private static final int LEVELS = 1 << 16;

  /// Where there is nothing, then those of the levels.
  private final int[] colours = new int[1 + LEVELS];

  private @Nullable Key key;

  /// What the table depends on.
  ///
  /// @param type of at most 2 bytes
  record Key(GreyChain chain, SampleType type) {
    private int steps() {
      return type.bytes() == 1 ? 256 : 1;
    }

    private int first() {
      return type.signed() ? -LEVELS / steps() / 2 : 0;
    }
  }

  /// Works the table out, unless it is that already.
  void make(Key next) {
    if (next.equals(key)) {
      return;
    }
    key = next;
    double steps = next.steps();
    int first = next.first();
    Arrays.parallelSetAll(
        colours,
        place -> place == 0 ? GreyChain.BLACK : next.chain.colour(first + (place - 1) / steps));
  }

  /// Paints with the table that was made last: first the places in it, then what stands there. Java
  /// makes vector code of the first of these loops, which takes half of the time of a single one.
  /// For several threads.
  ///
  /// @param values stored ones; NaN where there is nothing
  /// @param argb receives those `from` to `to`, black where there is nothing
  void paint(float[] values, int from, int to, int[] argb) {
    Key made = Objects.requireNonNull(key, "no table");
    float steps = made.steps();
    float first = made.first();
    for (int i = from; i < to; i++) {
      // NaN stays NaN, which is 0 as a whole number.
      argb[i] = (int) Math.min(LEVELS, Math.max(1, (values[i] - first) * steps + 1.5f));
    }
    for (int i = from; i < to; i++) {
      argb[i] = colours[argb[i]];
    }
  }
}
