package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.Arrays;

/// The context model of JPEG-LS: decodes a prediction error in a context and adapts the context,
/// T.87 A.4 to A.7. Contexts 0 to 364 are the regular ones, 365 and 366 those of the sample that
/// interrupts a run.
final class JpegLsContexts {
  private static final int REGULAR = 365;
  private static final int MIN_CORRECTION = -128;
  private static final int MAX_CORRECTION = 127;

  /// Beyond any sum of errors that RESET lets grow.
  private static final int MAX_GOLOMB = 24;

  private final JpegLsBits bits;
  private final int maxValue;
  private final int near;
  private final int step;
  private final int reset;
  private final int range;
  private final int errorBits;
  private final int limit;

  /// A: sums of error magnitudes.
  private final int[] magnitudes = new int[REGULAR + 2];

  /// B: sums of errors; for the last two, Nn: how many were negative.
  private final int[] biases = new int[REGULAR + 2];

  /// C: corrections of the prediction.
  private final int[] corrections = new int[REGULAR];

  /// N: occurrences.
  private final int[] counts = new int[REGULAR + 2];

  JpegLsContexts(JpegLsParameters parameters, JpegLsBits bits) {
    this.bits = bits;
    maxValue = parameters.maxValue();
    near = parameters.near();
    step = 2 * near + 1;
    reset = parameters.reset();
    range = parameters.range();
    errorBits = parameters.errorBits();
    limit = parameters.limit();
    Arrays.fill(magnitudes, Math.max(2, (range + 32) / 64));
    Arrays.fill(counts, 1);
  }

  /// A sample in regular mode.
  ///
  /// @param signedContext quantized gradients as one number, −364 to 364 and not 0 (A.3.4)
  /// @param predicted by the median edge detector (A.4.1)
  int regular(int signedContext, int predicted) throws CodecException {
    int sign = signedContext >> 31;
    int q = (signedContext ^ sign) - sign;
    int correction = corrections[q];
    int prediction = clamp(predicted + ((correction ^ sign) - sign));
    int count = counts[q];
    int magnitude = magnitudes[q];
    int k = golombParameter(count, magnitude);
    int mapped = bits.golomb(k, limit, errorBits);
    int error = (mapped >>> 1) ^ -(mapped & 1);
    if (k == 0 && near == 0 && 2 * biases[q] <= -count) {
      error = ~error; // A.5.2
    }
    adapt(q, error);
    return reconstruct(prediction, (error ^ sign) - sign);
  }

  /// A.6.1 and A.6.2: update of the context, and of the correction of the prediction.
  private void adapt(int q, int error) {
    int bias = biases[q] + error * step;
    int magnitude = magnitudes[q] + Math.abs(error);
    int count = counts[q];
    if (count == reset) {
      magnitude >>= 1;
      bias >>= 1;
      count >>= 1;
    }
    count++;
    if (bias <= -count) {
      bias = Math.max(bias + count, 1 - count);
      if (corrections[q] > MIN_CORRECTION) {
        corrections[q]--;
      }
    } else if (bias > 0) {
      bias = Math.min(bias - count, 0);
      if (corrections[q] < MAX_CORRECTION) {
        corrections[q]++;
      }
    }
    magnitudes[q] = magnitude;
    biases[q] = bias;
    counts[q] = count;
  }

  /// The sample that interrupts a run, A.7.2.
  ///
  /// @param left Ra
  /// @param above Rb
  /// @param byLeft RItype 1: Ra and Rb are near each other, so that Ra predicts
  /// @param runBits J of the run index
  int interruption(int left, int above, boolean byLeft, int runBits) throws CodecException {
    int type = byLeft ? 1 : 0;
    int q = REGULAR + type;
    int count = counts[q];
    int magnitude = magnitudes[q] + (byLeft ? count >> 1 : 0);
    int k = golombParameter(count, magnitude);
    int mapped = bits.golomb(k, limit - runBits - 1, errorBits);
    int both = mapped + type;
    boolean odd = (both & 1) != 0;
    int absolute = (both + 1) >> 1;
    boolean negative = (k != 0 || 2 * biases[q] >= count) == odd;
    int error = negative ? -absolute : absolute;
    if (error < 0) {
      biases[q]++;
    }
    magnitudes[q] += (mapped + 1 - type) >> 1;
    if (count == reset) {
      magnitudes[q] >>= 1;
      biases[q] >>= 1;
      count >>= 1;
    }
    counts[q] = count + 1;
    if (byLeft) {
      return reconstruct(left, error);
    }
    return reconstruct(above, above < left ? -error : error);
  }

  /// A.5.1.
  private static int golombParameter(int count, int magnitude) throws CodecException {
    int k = 0;
    while (count << k < magnitude) {
      if (++k > MAX_GOLOMB) {
        throw new CodecException("JPEG-LS context out of bounds");
      }
    }
    return k;
  }

  /// Prediction and error to sample, modulo RANGE, A.4.4.
  private int reconstruct(int prediction, int error) {
    int sample = prediction + error * step;
    if (sample < -near) {
      sample += range * step;
    } else if (sample > maxValue + near) {
      sample -= range * step;
    }
    return clamp(sample);
  }

  private int clamp(int value) {
    return Math.max(0, Math.min(value, maxValue));
  }
}
