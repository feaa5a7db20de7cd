package dev.lantern.dicom.codec;

/// The inverse DCT of T.81 A.3.3 in integers: Loeffler, Ligtenberg and Moschytz, with the
/// scales and
/// roundings of the "accurate integer" method that every common decoder uses (13 bits of
/// constants; 2 guard bits in the first pass, 1 for 12-bit samples), so that samples are equal to
/// theirs and not merely near.
final class InverseDct {
  private static final int CONST_BITS = 13;
  private static final int F_0_298631336 = 2446;
  private static final int F_0_390180644 = 3196;
  private static final int F_0_541196100 = 4433;
  private static final int F_0_765366865 = 6270;
  private static final int F_0_899976223 = 7373;
  private static final int F_1_175875602 = 9633;
  private static final int F_1_501321110 = 12299;
  private static final int F_1_847759065 = 15137;
  private static final int F_1_961570560 = 16069;
  private static final int F_2_053119869 = 16819;
  private static final int F_2_562915447 = 20995;
  private static final int F_3_072711026 = 25172;

  private final int guardBits;
  private final int center;
  private final int greatest;
  private final int[] quantization;
  private final int[] work = new int[64];

  /// @param precision bits of a sample
  /// @param quantization 64 factors in natural order
  InverseDct(int precision, int[] quantization) {
    guardBits = precision > 8 ? 1 : 2;
    center = 1 << (precision - 1);
    greatest = (1 << precision) - 1;
    this.quantization = quantization;
  }

  /// Transforms one block.
  ///
  /// @param in coefficients, from index `from` on
  /// @param out takes 8 rows of 8 samples, from index `at` on, `stride` apart
  void block(short[] in, int from, short[] out, int at, int stride) {
    for (int i = 0; i < 8; i++) {
      column(in, from + i, i);
    }
    for (int i = 0; i < 8; i++) {
      row(i * 8, out, at + i * stride);
    }
  }

  private void column(short[] in, int from, int i) {
    int[] q = quantization;
    int s0 = in[from] * q[i];
    if ((in[from + 8]
            | in[from + 16]
            | in[from + 24]
            | in[from + 32]
            | in[from + 40]
            | in[from + 48]
            | in[from + 56])
        == 0) {
      int flat = s0 << guardBits;
      for (int k = i; k < 64; k += 8) {
        work[k] = flat;
      }
      return;
    }
    work[i] = s0;
    for (int k = 8; k < 64; k += 8) {
      work[i + k] = in[from + k] * q[i + k];
    }
    transform(i, 8, CONST_BITS - guardBits);
  }

  private void row(int i, short[] out, int at) {
    int[] w = work;
    int shift = CONST_BITS + guardBits + 3;
    if ((w[i + 1] | w[i + 2] | w[i + 3] | w[i + 4] | w[i + 5] | w[i + 6] | w[i + 7]) == 0) {
      int half = 1 << (guardBits + 2);
      short flat = sample((w[i] + half) >> (guardBits + 3));
      for (int k = 0; k < 8; k++) {
        out[at + k] = flat;
      }
      return;
    }
    transform(i, 1, shift);
    for (int k = 0; k < 8; k++) {
      out[at + k] = sample(w[i + k]);
    }
  }

  private short sample(int value) {
    return (short) Math.clamp((long) value + center, 0, greatest);
  }

  /// Eight values of the work space in place, `step` apart, descaled by `shift` bits.
  private void transform(int at, int step, int shift) {
    int[] w = work;
    int v2 = w[at + 2 * step];
    int v6 = w[at + 6 * step];
    int z1 = (v2 + v6) * F_0_541196100;
    int even2 = z1 - v6 * F_1_847759065;
    int even3 = z1 + v2 * F_0_765366865;
    int even0 = (w[at] + w[at + 4 * step]) << CONST_BITS;
    int even1 = (w[at] - w[at + 4 * step]) << CONST_BITS;
    int half = 1 << (shift - 1);
    int t10 = even0 + even3 + half;
    int t13 = even0 - even3 + half;
    int t11 = even1 + even2 + half;
    int t12 = even1 - even2 + half;

    int o7 = w[at + 7 * step];
    int o5 = w[at + 5 * step];
    int o3 = w[at + 3 * step];
    int o1 = w[at + step];
    int y5 = (o7 + o3 + o5 + o1) * F_1_175875602;
    int y1 = -(o7 + o1) * F_0_899976223;
    int y2 = -(o5 + o3) * F_2_562915447;
    int y3 = y5 - (o7 + o3) * F_1_961570560;
    int y4 = y5 - (o5 + o1) * F_0_390180644;
    int t0 = o7 * F_0_298631336 + y1 + y3;
    int t1 = o5 * F_2_053119869 + y2 + y4;
    int t2 = o3 * F_3_072711026 + y2 + y3;
    int t3 = o1 * F_1_501321110 + y1 + y4;

    w[at] = (t10 + t3) >> shift;
    w[at + 7 * step] = (t10 - t3) >> shift;
    w[at + step] = (t11 + t2) >> shift;
    w[at + 6 * step] = (t11 - t2) >> shift;
    w[at + 2 * step] = (t12 + t1) >> shift;
    w[at + 5 * step] = (t12 - t1) >> shift;
    w[at + 3 * step] = (t13 + t0) >> shift;
    w[at + 4 * step] = (t13 - t0) >> shift;
  }
}
