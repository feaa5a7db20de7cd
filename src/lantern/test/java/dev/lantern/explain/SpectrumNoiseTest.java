package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpectrumNoiseTest {
  /// Maps of one power spectrum have one circular autocorrelation (Wiener and Khinchin).
  @ParameterizedTest
  @CsvSource({"7, 7", "6, 8"})
  void isAsCoarseAsTheMapAndHighElsewhere(int height, int width) {
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      int row = i / width;
      int column = i - row * width;
      values[i] = (float) Math.exp(-Math.hypot(row - 2, column - 3)) - 0.1f;
    }
    CellMap map = new CellMap(height, width, values);
    CellMap noise = new SpectrumNoise(map).draw(new SplittableRandom(5));
    for (int down = 0; down < height; down++) {
      for (int right = 0; right < width; right++) {
        assertEquals(
            product(map, down, right), product(noise, down, right), 1e-5, down + ", " + right);
      }
    }
    assertTrue(Math.abs(Ranks.correlation(values, noise.values())) < 0.9);
  }

  private static double product(CellMap map, int down, int right) {
    double sum = 0;
    for (int i = 0; i < map.values().length; i++) {
      int row = (i / map.width() + down) % map.height();
      int column = (i % map.width() + right) % map.width();
      sum += map.values()[i] * map.values()[row * map.width() + column];
    }
    return sum;
  }
}
