package dev.lantern.dicom;

import dev.lantern.imaging.SampleType;

/// Colour by plane to colour by pixel, and YCbCr to RGB, PS3.3 C.7.6.3.1.2 and C.7.6.3.1.3.
final class ColourConversion {
  /// The inverse of the matrix in C.7.6.3.1.2, as ITU-T T.871 states it.
  private static final float RED_CR = 1.402f;

  private static final float GREEN_CB = (float) (-0.114 * 1.772 / 0.587);
  private static final float GREEN_CR = (float) (-0.299 * 1.402 / 0.587);
  private static final float BLUE_CB = 1.772f;

  private ColourConversion() {}

  /// Planar Configuration 1 to 0: all red, all green, all blue to red, green, blue by pixel.
  static byte[] interleave(byte[] planes, int sampleBytes) {
    byte[] out = new byte[planes.length];
    int pixels = planes.length / 3 / sampleBytes;
    int to = 0;
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int plane = 0; plane < 3; plane++) {
        int from = (plane * pixels + pixel) * sampleBytes;
        for (int i = 0; i < sampleBytes; i++) {
          out[to++] = planes[from + i];
        }
      }
    }
    return out;
  }

  /// YBR_FULL_422, uncompressed: Y1 Y2 Cb Cr for two pixels to Y1 Cb Cr Y2 Cb Cr.
  static byte[] expand422(byte[] half, int sampleBytes, int outLength) {
    byte[] out = new byte[outLength];
    int[] order = {0, 2, 3, 1, 2, 3};
    int to = 0;
    for (int group = 0; to < outLength; group += 4 * sampleBytes) {
      for (int k = 0; k < 6 && to < outLength; k++) {
        for (int i = 0; i < sampleBytes; i++) {
          out[to++] = half[group + order[k] * sampleBytes + i];
        }
      }
    }
    return out;
  }

  /// YBR_FULL to RGB, in place, rounded half up and held within the range of `storedBits`.
  ///
  /// @param type of one or two bytes
  static void ybrFullToRgb(byte[] samples, SampleType type, int storedBits) {
    if (type.bytes() == 1) {
      ybrBytesToRgb(samples);
    } else if (type.bytes() == 2) {
      ybrWordsToRgb(samples, storedBits);
    } else {
      throw new IllegalArgumentException("YBR samples of " + type);
    }
  }

  private static void ybrBytesToRgb(byte[] samples) {
    for (int i = 0; i + 2 < samples.length; i += 3) {
      float y = samples[i] & 0xff;
      float cb = (samples[i + 1] & 0xff) - 128;
      float cr = (samples[i + 2] & 0xff) - 128;
      samples[i] = (byte) held(y + RED_CR * cr, 255);
      samples[i + 1] = (byte) held(green(y, cb, cr), 255);
      samples[i + 2] = (byte) held(y + BLUE_CB * cb, 255);
    }
  }

  private static void ybrWordsToRgb(byte[] samples, int storedBits) {
    int top = (1 << storedBits) - 1;
    int middle = 1 << (storedBits - 1);
    for (int i = 0; i + 5 < samples.length; i += 6) {
      float y = word(samples, i);
      float cb = word(samples, i + 2) - middle;
      float cr = word(samples, i + 4) - middle;
      putWord(samples, i, held(y + RED_CR * cr, top));
      putWord(samples, i + 2, held(green(y, cb, cr), top));
      putWord(samples, i + 4, held(y + BLUE_CB * cb, top));
    }
  }

  /// Rounded once, as the matrix product of pydicom is: 42 of 16,777,216 colours depend on it.
  private static float green(float y, float cb, float cr) {
    return Math.fma(GREEN_CR, cr, Math.fma(GREEN_CB, cb, y));
  }

  private static int held(float value, int top) {
    return Math.clamp((long) Math.floor(value + 0.5f), 0, top);
  }

  private static int word(byte[] samples, int at) {
    return (samples[at] & 0xff) | (samples[at + 1] & 0xff) << 8;
  }

  private static void putWord(byte[] samples, int at, int value) {
    samples[at] = (byte) value;
    samples[at + 1] = (byte) (value >> 8);
  }
}
