package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ColourMapTest {
  @Test
  void runsFromInfernosFirstColourToItsLast() {
    ColourMap inferno = ColourMap.inferno();

    assertEquals(0x000004, inferno.rgb(-1));
    assertEquals(0x000004, inferno.rgb(0));
    assertEquals(0xfcffa4, inferno.rgb(1));
    assertEquals(0xfcffa4, inferno.rgb(2));
  }

  @Test
  void growsBrighterAllTheWay() {
    ColourMap inferno = ColourMap.inferno();

    for (int i = 1; i < 256; i++) {
      assertTrue(luma(inferno.rgb(i / 255.0)) > luma(inferno.rgb((i - 1) / 255.0)), "at " + i);
    }
  }

  private static double luma(int rgb) {
    return 0.2126 * (rgb >> 16) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
  }
}
