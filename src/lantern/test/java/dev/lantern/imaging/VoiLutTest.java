package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.VoiLut.Function;
import dev.lantern.imaging.VoiLut.Table;
import dev.lantern.imaging.VoiLut.Window;
import org.junit.jupiter.api.Test;

/// PS3.3 C.11.2 VOI LUT.
final class VoiLutTest {
  private static final double TOLERANCE = 1e-12;

  private static double apply(double center, double width, Function function, double value) {
    return new Window(new WindowLevel(center, width), function, "").apply(value);
  }

  /// C.11.2.1.2.1, its first example: c = 2048, w = 4096 is the whole range of 12 bits.
  @Test
  void mapsAllOfTwelveBitsLinearly() {
    assertEquals(0, apply(2048, 4096, Function.LINEAR, 0), TOLERANCE);
    assertEquals(1, apply(2048, 4096, Function.LINEAR, 4095), TOLERANCE);
    assertEquals(1000 / 4095.0, apply(2048, 4096, Function.LINEAR, 1000), TOLERANCE);
  }

  /// C.11.2.1.2.1, its second example: c = 2048, w = 1 is a threshold, 2048 and above is white.
  @Test
  void thresholdsWithAWidthOfOne() {
    assertEquals(0, apply(2048, 1, Function.LINEAR, 2047));
    assertEquals(1, apply(2048, 1, Function.LINEAR, 2048));
  }

  /// C.11.2.1.2.1, its third example: c = 0, w = 100 has black at −50 and below, white from 49.
  @Test
  void mapsAWindowAroundZeroLinearly() {
    assertEquals(0, apply(0, 100, Function.LINEAR, -50), TOLERANCE);
    assertEquals(1, apply(0, 100, Function.LINEAR, 49), TOLERANCE);
    assertEquals(((0 - (0 - 0.5)) / 99 + 0.5), apply(0, 100, Function.LINEAR, 0), TOLERANCE);
    assertEquals(0, apply(0, 100, Function.LINEAR, -1000));
    assertEquals(1, apply(0, 100, Function.LINEAR, 1000));
  }

  /// C.11.2.1.3.2: black at c − w/2 and below, white above c + w/2.
  @Test
  void mapsLinearExact() {
    assertEquals(0, apply(0.5, 1, Function.LINEAR_EXACT, 0), TOLERANCE);
    assertEquals(0.25, apply(0.5, 1, Function.LINEAR_EXACT, 0.25), TOLERANCE);
    assertEquals(1, apply(0.5, 1, Function.LINEAR_EXACT, 1), TOLERANCE);
    assertEquals(0.5, apply(0, 0.002, Function.LINEAR_EXACT, 0), TOLERANCE);
  }

  /// C.11.2.1.3.2: of LINEAR_EXACT alone may a width be below 1, as of diffusion maps in mm2/s.
  @Test
  void takesALinearWindowNarrowerThanOneExactly() {
    assertEquals(0.25, apply(0.001, 0.002, Function.LINEAR, 0.0005), TOLERANCE);
    assertEquals(0, apply(0.001, 0.002, Function.LINEAR, -0.1));
    assertEquals(1, apply(0.001, 0.002, Function.LINEAR, 0.1));
  }

  /// C.11.2.1.3.1: 1 / (1 + exp(−4 (x − c) / w)).
  @Test
  void mapsBySigmoid() {
    assertEquals(0.5, apply(40, 80, Function.SIGMOID, 40), TOLERANCE);
    assertEquals(1 / (1 + Math.exp(-2)), apply(40, 80, Function.SIGMOID, 80), TOLERANCE);
    assertEquals(1 / (1 + Math.exp(2)), apply(40, 80, Function.SIGMOID, 0), TOLERANCE);
  }

  /// C.11.2.1.2: a width of 0 or less is no window.
  @Test
  void refusesAWidthThatIsNoWidth() {
    assertThrows(IllegalArgumentException.class, () -> new WindowLevel(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new WindowLevel(0, -1));
    assertThrows(IllegalArgumentException.class, () -> new WindowLevel(0, Double.NaN));
  }

  /// C.11.2.1.1: the ends of the table hold beyond it; the display range is that of its bits.
  @Test
  void looksUpAndHoldsTheEndsOfATable() {
    VoiLut table = new Table(-1, new int[] {0, 128, 255}, 8, "BONE");
    assertEquals(0, table.apply(-100));
    assertEquals(0, table.apply(-1));
    assertEquals(128 / 255.0, table.apply(0), TOLERANCE);
    assertEquals(1, table.apply(1));
    assertEquals(1, table.apply(1000));
    assertEquals("BONE", table.explanation());
  }

  @Test
  void takesTheEntryBelowAFractionalModalityValue() {
    VoiLut table = new Table(0, new int[] {0, 1023}, 10, "");
    assertEquals(0, table.apply(0.9));
    assertEquals(0, table.apply(-0.1));
    assertEquals(1, table.apply(1.0));
  }

  @Test
  void refusesATableWithoutEntriesOrBits() {
    assertThrows(IllegalArgumentException.class, () -> new Table(0, new int[0], 8, ""));
    assertThrows(IllegalArgumentException.class, () -> new Table(0, new int[1], 0, ""));
    assertThrows(IllegalArgumentException.class, () -> new Table(0, new int[1], 17, ""));
  }
}
