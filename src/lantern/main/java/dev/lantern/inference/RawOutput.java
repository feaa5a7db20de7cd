package dev.lantern.inference;

import java.util.Arrays;
import java.util.List;

/// The named outputs of one pass, out of native memory.
///
/// @param stages empty unless they were asked for
record RawOutput(
    Array logits,
    Array features,
    Array headWeights,
    Array headBias,
    Array gateFeatures,
    List<Array> stages) {

  /// One output. Owns its arrays.
  static final class Array {
    private final long[] shape;
    private final float[] values;

    Array(long[] shape, float[] values) {
      this.shape = shape;
      this.values = values;
    }

    long[] shape() {
      return shape;
    }

    float[] values() {
      return values;
    }

    /// Of maps: channels, height, width.
    int[] sides() {
      return new int[] {(int) shape[1], (int) shape[2], (int) shape[3]};
    }

    boolean has(long... expected) {
      return Arrays.equals(shape, expected);
    }

    /// Batch of one × channels × height × width.
    boolean isMaps() {
      return shape.length == 4 && shape[0] == 1;
    }

    @Override
    public String toString() {
      return Arrays.toString(shape);
    }
  }
}
