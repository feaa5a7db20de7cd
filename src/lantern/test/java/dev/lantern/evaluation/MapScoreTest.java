package dev.lantern.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Eight pixels, worked out by hand.
final class MapScoreTest {
  private static final double EXACT = 1e-7;
  private static final float[] MAP = {0, 1, 2, 3, 4, 5, 5, 10};
  private static final boolean[] MARKED = {false, false, false, true, false, true, false, true};

  @Test
  void countsWhatLiesInTheMarks() {
    MapScore score = MapScore.of(MAP, MARKED);
    assertEquals(1, score.hit());
    assertEquals(18 / 30.0, score.mass(), EXACT);
    // The three highest are the 10 and both 5, of which one is marked.
    assertEquals(2 / 3.0, score.rank(), EXACT);
    assertEquals(3 / 8.0, score.area(), EXACT);
    // At least 0.5 (of 10): four pixels, two of them marked; 0.3: five and all three marked ones.
    assertEquals(2 / 4.0, score.overlaps().get(MapScore.CUTS.indexOf(0.5)), EXACT);
    assertEquals(3 / 5.0, score.overlaps().get(MapScore.CUTS.indexOf(0.3)), EXACT);
    assertEquals(1 / 3.0, score.overlaps().get(MapScore.CUTS.indexOf(0.95)), EXACT);
    assertEquals(3 / 7.0, score.overlaps().get(MapScore.CUTS.indexOf(0.05)), EXACT);
    assertEquals(0.5, MapScore.CUTS.get(MapScore.FIXED));
  }

  @Test
  void equalMaximaCountInProportion() {
    MapScore score =
        MapScore.of(new float[] {7, 7, 7, 7, 1}, new boolean[] {true, false, false, false, false});
    assertEquals(0.25, score.hit(), EXACT);
    assertEquals(0.25, score.rank(), EXACT);
  }

  @Test
  void anEmptyMapIsNoBetterThanChance() {
    MapScore score = MapScore.of(new float[8], MARKED);
    assertEquals(0, score.hit());
    assertEquals(0, score.mass());
    assertEquals(3 / 8.0, score.rank(), EXACT);
    assertEquals(0, score.overlaps().get(MapScore.FIXED));
  }

  @Test
  void theMarksThemselvesArePerfect() {
    float[] map = new float[MARKED.length];
    for (int i = 0; i < map.length; i++) {
      map[i] = MARKED[i] ? 2 : 0;
    }
    MapScore score = MapScore.of(map, MARKED);
    assertEquals(List.of(1.0, 1.0, 1.0), List.of(score.hit(), score.mass(), score.rank()));
    assertEquals(1, score.overlaps().stream().distinct().count());
    assertEquals(1.0, score.overlaps().getFirst());
  }

  @Test
  void refusesAnImageWithoutMarks() {
    assertThrows(
        IllegalArgumentException.class,
        () -> MapScore.of(new float[2], new boolean[] {false, false}));
    assertThrows(
        IllegalArgumentException.class,
        () -> MapScore.of(new float[1], new boolean[] {true, true}));
  }
}
