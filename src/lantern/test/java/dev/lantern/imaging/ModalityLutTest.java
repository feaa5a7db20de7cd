package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// PS3.3 C.11.1 Modality LUT.
final class ModalityLutTest {
  /// C.11.1.1.2: output units = slope × stored value + intercept.
  @Test
  void rescalesBySlopeAndIntercept() {
    ModalityLut rescale = new ModalityLut.Rescale(2.5, -1024, "HU");
    assertEquals(-1024, rescale.apply(0));
    assertEquals(-1021.5, rescale.apply(1));
    assertEquals(-1026.5, rescale.apply(-1));
    assertEquals("HU", rescale.unit());
  }

  @Test
  void refusesASlopeOfZero() {
    assertThrows(IllegalArgumentException.class, () -> new ModalityLut.Rescale(0, 1, ""));
    assertThrows(IllegalArgumentException.class, () -> new ModalityLut.Rescale(Double.NaN, 1, ""));
  }

  /// C.11.1.1.1: values below the first value mapped take the first entry, values above the last
  /// one the last entry.
  @Test
  void looksUpAndHoldsTheEndsOfATable() {
    ModalityLut table = new ModalityLut.Table(10, new int[] {100, 200, 300}, "OD");
    assertEquals(100, table.apply(-32768));
    assertEquals(100, table.apply(10));
    assertEquals(200, table.apply(11));
    assertEquals(300, table.apply(12));
    assertEquals(300, table.apply(65535));
  }

  /// C.11.1.1.1: the first value mapped may be negative for signed pixels.
  @Test
  void mapsFromANegativeFirstValue() {
    ModalityLut table = new ModalityLut.Table(-2, new int[] {5, 6, 7, 8}, "");
    assertEquals(5, table.apply(-2));
    assertEquals(7, table.apply(0));
    assertEquals(8, table.apply(1));
  }

  @Test
  void refusesAnEmptyTable() {
    assertThrows(IllegalArgumentException.class, () -> new ModalityLut.Table(0, new int[0], ""));
  }

  @Test
  void leavesStoredValuesAloneWithoutATransformation() {
    assertEquals(1234, ModalityLut.identity().apply(1234));
    assertEquals("", ModalityLut.identity().unit());
  }
}
