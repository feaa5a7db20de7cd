package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RanksTest {
  @Test
  void ordersFromTheHighestAndKeepsTheOrderOfEquals() {
    assertArrayEquals(
        new int[] {4, 2, 0, 3, 1, 5},
        Ranks.descending(new float[] {0, -1, 2, -0f, 7, Float.NEGATIVE_INFINITY}));
  }

  @Test
  void equalValuesShareTheirMeanRank() {
    float[] one = {1, 2, 2, 3};
    assertEquals(1, Ranks.correlation(one, new float[] {-5, 0, 0, 90}), 1e-12);
    assertEquals(-1, Ranks.correlation(one, new float[] {9, 5, 5, 1}), 1e-12);
    // By hand: ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3.
    assertEquals(4.5 / Math.sqrt(4.5 * 5), Ranks.correlation(one, new float[] {1, 2, 3, 4}), 1e-12);
    assertEquals(0, Ranks.correlation(one, new float[] {1, 1, 1, 1}));
  }

  @Test
  void theMedianLiesBetweenTheTwoInTheMiddle() {
    assertEquals(2, Ranks.median(List.of(9.0, 1.0, 2.0)));
    assertEquals(1.5, Ranks.median(List.of(9.0, 1.0, 2.0, -3.0)));
  }
}
