package dev.lantern.imaging;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The colours of all values of frames of up to 16 bits, in one table: 65,536 levels hold every
/// value of 16 bits, and 256 steps between those of 8 bits. It is kept until it would be another.
final class GreyTable {
  private static final int LEVELS = 1 << 16;

  private final int[] colours = new int[LEVELS];
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
    Arrays.parallelSetAll(colours, level -> next.chain.colour(first + level / steps));
  }

  /// Paints with the table that was made last. For several threads.
  ///
  /// @param values stored ones; NaN where there is nothing
  /// @param nothing ARGB of that
  /// @param argb receives those `from` to `to`
  void paint(float[] values, int from, int to, int nothing, int[] argb) {
    Key made = Objects.requireNonNull(key, "no table");
    int steps = made.steps();
    int first = made.first();
    for (int i = from; i < to; i++) {
      float value = values[i];
      argb[i] =
          Float.isNaN(value)
              ? nothing
              : colours[Math.min(LEVELS - 1, Math.max(0, (int) ((value - first) * steps + 0.5f)))];
    }
  }
}
