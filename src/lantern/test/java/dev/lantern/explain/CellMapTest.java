package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;
import org.junit.jupiter.api.Test;

final class CellMapTest {
  private static final Tensor INPUT = new Tensor(1, 4, 8, new float[32]);

  @Test
  void isCutToTheScaleAndLaidOverTheInput() {
    SaliencyMap shown =
        new CellMap(1, 2, new float[] {-3, 4}).shown("sided", 8, INPUT, ImageTransform.identity());
    assertArrayEquals(
        new float[] {0, 0, 0.0625f, 0.1875f, 0.3125f, 0.4375f, 0.5f, 0.5f}, row(shown), 1e-6f);
  }

  @Test
  void aMapWithoutAPeakIsShownEmpty() {
    CellMap map = new CellMap(1, 2, new float[] {-3, 0});
    assertEquals(0, map.peak());
    assertArrayEquals(
        new float[8], row(map.shown("sided", map.peak(), INPUT, ImageTransform.identity())));
  }

  @Test
  void liesBetweenCellCentresAndStopsAtTheBorder() {
    CellMap map = new CellMap(2, 2, new float[] {0, 4, 8, 12});
    assertEquals(6, map.at(0.5, 0.5));
    assertEquals(0, map.at(-1, 0));
    assertEquals(12, map.at(1, 2));
  }

  private static float[] row(SaliencyMap map) {
    float[] row = new float[8];
    for (int i = 0; i < row.length; i++) {
      row[i] = map.at(i + 0.5, 2);
    }
    return row;
  }
}
