package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a display says beyond its LUTs.
final class FrameDisplayTest {
  private static boolean inverted(PhotometricInterpretation photometric, boolean inverse) {
    return TestFrames.presented(photometric, inverse).invertedGrey();
  }

  /// PS3.3 C.8.11.3.1.2: a DX image of MONOCHROME1 has the shape INVERSE, one of MONOCHROME2 has
  /// IDENTITY.
  @Test
  void invertsMonochrome1OnceWhateverTheShapeSays() {
    assertTrue(inverted(PhotometricInterpretation.MONOCHROME1, false));
    assertTrue(inverted(PhotometricInterpretation.MONOCHROME1, true));
  }

  @Test
  void invertsMonochrome2OnlyByItsShape() {
    assertFalse(inverted(PhotometricInterpretation.MONOCHROME2, false));
    assertTrue(inverted(PhotometricInterpretation.MONOCHROME2, true));
  }

  @Test
  void neverInvertsColour() {
    assertFalse(inverted(PhotometricInterpretation.RGB, true));
    assertFalse(inverted(PhotometricInterpretation.PALETTE_COLOR, true));
  }

  /// PS3.3 C.7.5.1.1.2: the range includes both ends.
  @Test
  void countsBothEndsOfThePaddingRange() {
    PaddingRange range = new PaddingRange(-2000, -1990);
    assertTrue(range.contains(-2000));
    assertTrue(range.contains(-1990));
    assertFalse(range.contains(-1989));
    assertThrows(IllegalArgumentException.class, () -> new PaddingRange(1, 0));
  }

  /// PS3.3 C.7.6.2.1.1: the normal is the cross product of the row's and the column's direction.
  @Test
  void placesASliceAlongItsNormal() {
    ImagePlane axial =
        new ImagePlane(List.of(10.0, 20.0, -35.5), List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0));
    assertEquals(-35.5, axial.alongNormal());
    ImagePlane coronal =
        new ImagePlane(List.of(10.0, 20.0, -35.5), List.of(1.0, 0.0, 0.0, 0.0, 0.0, -1.0));
    assertEquals(20.0, coronal.alongNormal());
  }

  /// PS3.5 8.1.2 and PS3.3 C.9.2: bits row by row, the first pixel in the lowest bit.
  @Test
  void readsOverlayBitsFromTheLowestOn() {
    OverlayPlane plane = new OverlayPlane(2, 5, 1, 1, new byte[] {0b0100_0001, 0b10});
    List<Integer> places = new ArrayList<>();
    for (int bit = plane.next(0, 10); bit < 10; bit = plane.next(bit + 1, 10)) {
      places.add(bit);
    }
    assertEquals(List.of(0, 6, 9), places);
  }

  @Test
  void passesOverEmptyBytesOfAnOverlayToTheEndOfTheRow() {
    OverlayPlane plane = new OverlayPlane(2, 20, 1, 1, new byte[] {2, 0, 0, 0, 1});
    assertEquals(1, plane.next(0, 20));
    assertEquals(20, plane.next(2, 20));
    assertEquals(32, plane.next(20, 40));
    assertEquals(40, plane.next(33, 40));
  }
}
