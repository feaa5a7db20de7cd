package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;

/// Coding parameters of a JPEG-LS scan, T.87 C.2.4.1.1 and A.2.1.
///
/// @param maxValue MAXVAL, greatest sample
/// @param near NEAR, greatest error of a sample; 0 for lossless
/// @param t1 first threshold of the gradients
/// @param t2 second threshold
/// @param t3 third threshold
/// @param reset RESET, occurrences at which a context is halved
record JpegLsParameters(int maxValue, int near, int t1, int t2, int t3, int reset) {
  private static final int DEFAULT_RESET = 64;

  /// The parameters of an LSE segment of type 1; each is 0 where its default stands.
  record Preset(int maxValue, int t1, int t2, int t3, int reset) {
    static final Preset DEFAULT = new Preset(0, 0, 0, 0, 0);
  }

  static JpegLsParameters of(Preset preset, int precision, int near) throws CodecException {
    int greatest = (1 << precision) - 1;
    int maxValue = preset.maxValue() == 0 ? greatest : preset.maxValue();
    if (maxValue > greatest || near > Math.min(255, maxValue / 2)) {
      throw new CodecException("JPEG-LS with MAXVAL " + maxValue + " and NEAR " + near);
    }
    JpegLsParameters defaults = defaults(maxValue, near);
    int t1 = preset.t1() == 0 ? defaults.t1 : preset.t1();
    int t2 = preset.t2() == 0 ? defaults.t2 : preset.t2();
    int t3 = preset.t3() == 0 ? defaults.t3 : preset.t3();
    int reset = preset.reset() == 0 ? DEFAULT_RESET : preset.reset();
    // table C.1
    if (t1 <= near || t2 < t1 || t3 < t2 || t3 > maxValue || reset < 3) {
      throw new CodecException("JPEG-LS with thresholds " + t1 + ", " + t2 + ", " + t3);
    }
    return new JpegLsParameters(maxValue, near, t1, t2, t3, reset);
  }

  /// RANGE, the number of quantized prediction errors (A.2.1).
  int range() {
    return (maxValue + 2 * near) / (2 * near + 1) + 1;
  }

  /// qbpp, bits of a quantized prediction error.
  int errorBits() {
    return 32 - Integer.numberOfLeadingZeros(range() - 1);
  }

  /// LIMIT, length of the longest code.
  int limit() {
    int bpp = Math.max(2, 32 - Integer.numberOfLeadingZeros(maxValue));
    return 2 * (bpp + Math.max(8, bpp));
  }

  /// C.2.4.1.1.1.
  private static JpegLsParameters defaults(int maxValue, int near) {
    int t1;
    int t2;
    int t3;
    if (maxValue >= 128) {
      int factor = (Math.min(maxValue, 4095) + 128) / 256;
      t1 = clamp(factor + 2 + 3 * near, near + 1, maxValue);
      t2 = clamp(factor * 4 + 3 + 5 * near, t1, maxValue);
      t3 = clamp(factor * 17 + 4 + 7 * near, t2, maxValue);
    } else {
      int factor = 256 / (maxValue + 1);
      t1 = clamp(Math.max(2, 3 / factor + 3 * near), near + 1, maxValue);
      t2 = clamp(Math.max(3, 7 / factor + 5 * near), t1, maxValue);
      t3 = clamp(Math.max(4, 21 / factor + 7 * near), t2, maxValue);
    }
    return new JpegLsParameters(maxValue, near, t1, t2, t3, DEFAULT_RESET);
  }

  /// CLAMP of figure C.3: what is out of bounds becomes the lower bound.
  private static int clamp(int value, int low, int maxValue) {
    return value > maxValue || value < low ? low : value;
  }
}
