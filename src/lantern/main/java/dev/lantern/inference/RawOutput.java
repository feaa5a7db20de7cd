package dev.lantern.inference;

import java.util.Arrays;

/// The named outputs of one pass, out of native memory.
record RawOutput(Array logits, Array features, Array headWeights, Array headBias) {

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

    boolean has(long... expected) {
      return Arrays.equals(shape, expected);
    }

    @Override
    public String toString() {
      return Arrays.toString(shape);
    }
  }
}
