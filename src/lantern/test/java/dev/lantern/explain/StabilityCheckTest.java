package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StabilityCheckTest {
  /// A network that only copies would have the same map, once it is mapped back.
  @Test
  void mapsBackWhatItMoved() {
    float[] values = new float[84 * 84];
    for (int i = 0; i < values.length; i++) {
      int row = i / 84;
      int column = i - row * 84;
      values[i] = (float) (Math.sin(row / 9.0) + Math.cos(column / 7.0));
    }
    Tensor input = new Tensor(1, 84, 84, values);
    float[] before = new CellMap(84, 84, values).resampled(14, 14).values();
    for (ImageTransform move :
        List.of(
            new ImageTransform(1, 0.1, 1, 0),
            new ImageTransform(1, 0, 1, -0.1),
            new ImageTransform(1.2, -0.1, 1.2, -0.1))) {
      CellMap after = new CellMap(84, 84, StabilityCheck.moved(input, move).values());
      float[] back = StabilityCheck.mappedBack(after, move);
      // What the move pushed over the border is lost: the middle is compared.
      for (int row = 3; row < StabilityCheck.POINTS - 3; row++) {
        for (int column = 3; column < StabilityCheck.POINTS - 3; column++) {
          int i = row * StabilityCheck.POINTS + column;
          assertEquals(before[i], back[i], 0.02, move + " at " + row + ", " + column);
        }
      }
    }
  }
}
