package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;
import org.junit.jupiter.api.Test;

/// Shares worked out by hand.
final class FoundAreaTest {
  private static final Tensor INPUT = new Tensor(1, 8, 8, new float[64]);

  /// Cells of 4 × 4 pixels of the tensor.
  private static FoundArea region(boolean... inside) {
    return new FoundArea(2, 2, inside, new ImageTransform(4, 0, 4, 0));
  }

  @Test
  void countsWhatSpeaksForTheFindingAlone() {
    CellMap map = new CellMap(2, 2, new float[] {3, 1, -5, 2});
    assertEquals(0.5, region(true, false, true, false).energy(map, INPUT), 1e-12);
    assertEquals(0.5, region(true, false, true, false).area(), 1e-12);
    assertEquals(1.0 / 3, region(false, false, false, true).energy(map, INPUT), 1e-12);
    assertEquals(0.25, region(false, false, false, true).area(), 1e-12);
  }

  /// The source lies in the right half of the tensor, as it does where it was padded.
  @Test
  void looksWhereTheImageLiesInTheTensor() {
    CellMap map = new CellMap(1, 2, new float[] {7, 1});
    FoundArea right = new FoundArea(1, 1, new boolean[] {true}, new ImageTransform(4, 4, 8, 0));
    assertEquals(1, right.energy(map, INPUT), 1e-12);
    FoundArea none = new FoundArea(1, 1, new boolean[] {false}, new ImageTransform(4, 4, 8, 0));
    assertEquals(0, none.energy(map, INPUT), 1e-12);
  }

  @Test
  void aMapThatShowsNothingHasNoEnergyAnywhere() {
    CellMap map = new CellMap(1, 1, new float[] {-1});
    assertEquals(0, region(true, true, true, true).energy(map, INPUT));
  }

  @Test
  void refusesCellsThatDoNotFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FoundArea(2, 2, new boolean[3], ImageTransform.identity()));
  }
}
