package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FillTest {
  @Test
  void blurringKeepsAFlatImageAndSpreadsAPoint() {
    float[] flat = new float[2 * 20 * 30];
    Arrays.fill(flat, 0.3f);
    assertArrayEquals(flat, Fill.blurred(new Tensor(2, 20, 30, flat)).values(), 1e-6f);
    float[] point = new float[40 * 40];
    point[20 * 40 + 20] = 1;
    float[] spread = Fill.blurred(new Tensor(1, 40, 40, point)).values();
    double sum = 0;
    for (float value : spread) {
      sum += value;
    }
    assertEquals(1, sum, 1e-5);
    // Standard deviation 2: the peak is about 1 / (2 π 4).
    assertEquals(1 / (8 * Math.PI), spread[20 * 40 + 20], 1e-3);
    assertEquals(spread[20 * 40 + 17], spread[17 * 40 + 20], 1e-7);
  }

  @Test
  void noiseHasTheImagesMeanAndSpreadAndIsGreyWhereTheImageIs() {
    float[] values = new float[3 * 64 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 4096) % 7;
    }
    Tensor noise = Fill.noise(new Tensor(3, 64, 64, values), new SplittableRandom(1));
    double mean = 0;
    double square = 0;
    for (int i = 0; i < 4096; i++) {
      mean += noise.values()[i] / 4096;
      square += noise.values()[i] * noise.values()[i] / 4096.0;
      assertEquals(noise.values()[i], noise.values()[8192 + i]);
    }
    assertEquals(3, mean, 0.1);
    assertTrue(Math.abs(Math.sqrt(square - mean * mean) - 2) < 0.1);
  }
}
