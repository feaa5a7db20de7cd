package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// PS3.3 C.7.6.3.1.5 and C.7.6.3.1.6.
final class PaletteLutTest {
  private final PaletteLut palette =
      new PaletteLut(16, new int[] {0xff000000, 0xff102030, 0xffffffff});

  @Test
  void mapsFromTheFirstValue() {
    assertEquals(0xff000000, palette.apply(16));
    assertEquals(0xff102030, palette.apply(17));
  }

  /// C.7.6.3.1.5: values below the first take the first entry, values above the last the last.
  @Test
  void holdsTheEnds() {
    assertEquals(0xff000000, palette.apply(0));
    assertEquals(0xff000000, palette.apply(-32768));
    assertEquals(0xffffffff, palette.apply(18));
    assertEquals(0xffffffff, palette.apply(65535));
  }

  @Test
  void refusesNoColours() {
    assertThrows(IllegalArgumentException.class, () -> new PaletteLut(0, new int[0]));
  }
}
