package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ColourMapTest {
  /// Part of the way from the darkest to the brightest colour that an even scale may be off by.
  private static final double UNEVEN = 0.08;

  /// Of L*: as much as colours of 8 bits may be off by.
  private static final double ROUNDING = 0.5;

  @Test
  void runsFromInfernosFirstColourToItsLast() {
    ColourMap inferno = ColourMap.INFERNO;

    assertEquals(0x000004, inferno.rgb(-1));
    assertEquals(0x000004, inferno.rgb(0));
    assertEquals(0xfcffa4, inferno.rgb(1));
    assertEquals(0xfcffa4, inferno.rgb(2));
  }

  @Test
  void greyIsTheLevelItself() {
    int[] levels = new int[256];
    int[] expected = new int[256];
    for (int i = 0; i < 256; i++) {
      levels[i] = ColourMap.GREY.ofLevel(i);
      expected[i] = i * 0x010101;
    }
    assertArrayEquals(expected, levels);
  }

  @Test
  void takesTheColoursOfTheirSources() {
    // matplotlib 3.11: viridis(128), cividis(51), magma(204); PS3.6 B.1.1: entries 64, 128, 192.
    assertEquals(0x21918c, ColourMap.VIRIDIS.ofLevel(128), 0x010101);
    assertEquals(0x35456c, ColourMap.CIVIDIS.ofLevel(51));
    assertEquals(0xfe9f6d, ColourMap.MAGMA.ofLevel(204));
    assertEquals(0x800000, ColourMap.HOT_IRON.ofLevel(64), 0x010000);
    assertEquals(0xff0000, ColourMap.HOT_IRON.ofLevel(128), 0x010100);
    assertEquals(0xff8000, ColourMap.HOT_IRON.ofLevel(192), 0x000202);
  }

  @ParameterizedTest
  @EnumSource
  void growsBrighterAllTheWayAndEvenlyWhereItIsPerceptual(ColourMap map) {
    double first = lightness(map.ofLevel(0));
    double last = lightness(map.ofLevel(255));
    double worst = 0;
    for (int i = 1; i < 256; i++) {
      double now = lightness(map.ofLevel(i));
      assertTrue(now > lightness(map.ofLevel(i - 1)) - ROUNDING, "at " + i);
      worst = Math.max(worst, Math.abs((now - first) / (last - first) - i / 255.0));
    }
    assertEquals(map != ColourMap.HOT_IRON, worst < UNEVEN, map + " is off by " + worst);
  }

  /// L* of CIE 1976 for sRGB under D65.
  private static double lightness(int rgb) {
    double y =
        0.2126 * linear(rgb >> 16 & 0xff)
            + 0.7152 * linear(rgb >> 8 & 0xff)
            + 0.0722 * linear(rgb & 0xff);
    return y > 216 / 24389.0 ? 116 * Math.cbrt(y) - 16 : y * 24389 / 27.0;
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
