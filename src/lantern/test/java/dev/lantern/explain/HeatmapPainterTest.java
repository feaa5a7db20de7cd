package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Viewport;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A map whose value rises from left to right, one pixel a source pixel.
final class HeatmapPainterTest {
  private static final int SIDE = 100;

  private final SaliencyMap map =
      new SaliencyMap(
          "f", 1, 2, new float[] {0, 1}, new ImageTransform(2.0 / SIDE, 0, 1.0 / SIDE, 0));
  private final Viewport viewport = Viewport.fit(SIDE, SIDE, SIDE, SIDE, 1);

  @Test
  void paintsNothingBelowTheCutOffAndTheRestAsEver() {
    int[] whole = painted(of(ColourMap.MAGMA, 0));
    int[] cut = painted(new HeatmapStyle(ColourMap.MAGMA, 0.6, false));

    float[] values = map.raster(SIDE, SIDE);
    int[] expected = new int[whole.length];
    for (int i = 0; i < expected.length; i++) {
      // The painter's table has 1024 steps.
      double level = Math.round(values[i] * 1023) / 1023.0;
      expected[i] = level < 0.6 ? 0 : whole[i];
    }
    assertArrayEquals(expected, cut);
  }

  @Test
  void anOutlineIsTwoPixelsWideInsideTheCutOff() {
    int[] outlined = painted(new HeatmapStyle(ColourMap.MAGMA, 0.6, true));

    float[] values = map.raster(SIDE, SIDE);
    int first = 0;
    while (values[first] < 0.6) {
      first++;
    }
    int line = 0xff000000 | ColourMap.MAGMA.rgb(0.9);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int expected = x == first || x == first + 1 ? line : 0;
        assertEquals(expected, outlined[y * SIDE + x], x + ", " + y);
      }
    }
  }

  /// The image moved to the left and down: what is right of it and above it stays empty, whatever
  /// was there.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void paintsOverTheImageAlone(boolean outline) {
    var style = new HeatmapStyle(ColourMap.MAGMA, 0.6, outline);
    int[] still = painted(style);
    int[] moved = new int[SIDE * SIDE];
    Arrays.fill(moved, -1);

    new HeatmapPainter(style).paint(map, viewport.panned(-30, 20), SIDE, SIDE, moved);

    int[] expected = new int[moved.length];
    for (int y = 20; y < SIDE; y++) {
      System.arraycopy(still, (y - 20) * SIDE + 30, expected, y * SIDE, SIDE - 30);
    }
    assertArrayEquals(expected, moved);
  }

  /// A grid of three cells read at two columns, and at columns that lie behind its last centre.
  @Test
  void readsFewerColumnsThanCellsAndThoseBehindTheLast() {
    var grid = new SaliencyMap("f", 1, 3, new float[] {0, 0.5f, 1}, new ImageTransform(1, 0, 1, 0));
    float[] values = new float[2];

    grid.rows(new ImageTransform(1.5, 0, 1, 0), 2).read(0, values, 0);
    assertArrayEquals(new float[] {0.125f, 0.875f}, values);
    grid.rows(new ImageTransform(1, 2, 1, 0), 2).read(0, values, 0);
    assertArrayEquals(new float[] {1, 1}, values);
  }

  @Test
  void refusesACutOffThatLeavesNothing() {
    assertThrows(IllegalArgumentException.class, () -> of(ColourMap.MAGMA, 1));
    assertThrows(IllegalArgumentException.class, () -> of(ColourMap.MAGMA, Double.NaN));
  }

  @Test
  void refusesColoursThatShowEdgesOrLookLikeTheImage() {
    assertThrows(IllegalArgumentException.class, () -> of(ColourMap.HOT_IRON, 0));
    assertThrows(IllegalArgumentException.class, () -> of(ColourMap.GREY, 0));
  }

  private static HeatmapStyle of(ColourMap colours, double cutOff) {
    return new HeatmapStyle(colours, cutOff, false);
  }

  private int[] painted(HeatmapStyle style) {
    int[] argb = new int[SIDE * SIDE];
    new HeatmapPainter(style).paint(map, viewport, SIDE, SIDE, argb);
    return argb;
  }
}
