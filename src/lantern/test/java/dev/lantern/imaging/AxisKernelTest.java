package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AxisKernelTest {
  private static final int OUTPUTS = 7;

  /// Two channels, and up to eleven pixels in one.
  @Test
  void averagesAsManyPixelsAsFallIntoOne() {
    for (int pixels = 1; pixels <= 11; pixels++) {
      for (int channels = 1; channels <= 2; channels++) {
        int sources = OUTPUTS * pixels;
        var kernel = new AxisKernel(OUTPUTS, 1.0 / pixels, 0, sources, Interpolation.SMOOTH);
        float[] samples = new float[(sources + kernel.taps()) * channels];
        for (int i = 0; i < sources * channels; i++) {
          samples[i] = 1000 * (i % channels) + i * i % 101;
        }

        for (int channel = 0; channel < channels; channel++) {
          float[] out = new float[OUTPUTS];
          kernel.apply(samples, channel, channels, out);

          assertArrayEquals(means(samples, channel, channels, pixels), out, 1e-3f);
        }
      }
    }
  }

  /// A strip of few rows, far smaller on the screen than one of its pixels: no more weights than
  /// there are pixels.
  @Test
  void takesAPixelOnceHoweverSmallItGets() {
    var kernel = new AxisKernel(2000, 1e-9, 999.5 - 1.5e-9, 3, Interpolation.SMOOTH);
    float[] out = new float[2000];
    kernel.apply(new float[] {3, 4, 5, 0, 0, 0}, 0, 1, out);
    float[] expected = new float[2000];
    expected[999] = 4;
    assertArrayEquals(expected, out, 1e-6f);
  }

  private static float[] means(float[] samples, int channel, int channels, int pixels) {
    float[] means = new float[OUTPUTS];
    for (int i = 0; i < OUTPUTS; i++) {
      int first = i * pixels;
      means[i] =
          (float)
              IntStream.range(first, first + pixels)
                  .mapToDouble(pixel -> samples[pixel * channels + channel])
                  .average()
                  .orElseThrow();
    }
    return means;
  }
}
