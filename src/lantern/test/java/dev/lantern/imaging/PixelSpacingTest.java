package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.PixelSpacing.Origin;
import org.junit.jupiter.api.Test;

/// PS3.3 10.7.1.
final class PixelSpacingTest {
  @Test
  void putsTheHeightOfAPixelOverItsWidth() {
    assertEquals(2.0, new PixelSpacing(1.0, 0.5, Origin.CALIBRATED).aspect());
  }

  @Test
  void knowsARatioFromASize() {
    assertFalse(new PixelSpacing(3, 2, Origin.NONE).physical());
    assertFalse(PixelSpacing.unknown().physical());
    assertTrue(new PixelSpacing(3, 2, Origin.DETECTOR).physical());
  }

  @Test
  void refusesASizeThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new PixelSpacing(0, 1, Origin.CALIBRATED));
    assertThrows(
        IllegalArgumentException.class, () -> new PixelSpacing(1, Double.NaN, Origin.CALIBRATED));
  }
}
