package dev.lantern.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Means, intervals by patient, and cut-offs that are tuned on the other half.
final class MapFiguresTest {
  private static final double EXACT = 1e-12;

  @Test
  void meansStandBesideTheirChance() {
    MapFigures figures =
        MapFigures.of(
            List.of(
                sample("a", 1, 0.6, 0.2, Optional.of(effect(0.8, 0.4, 0.3, 0.1))),
                sample("b", 0, 0.4, 0.4, Optional.of(effect(0.5, 0.9, 0.1, 0.2))),
                sample("c", 0, 0.2, 0.6, Optional.empty())));

    assertFigure(figures, MapMeasure.POINTING, 3, 1 / 3.0, 0.4);
    assertFigure(figures, MapMeasure.MASS, 3, 0.4, 0.4);
    assertFigure(figures, MapMeasure.DELETION, 2, 0.65, 0.5);
    // Half of the random maps is not most of them.
    assertFigure(figures, MapMeasure.DELETION_BETTER, 2, 0.5, 0.5);
    assertFigure(figures, MapMeasure.INSERTION, 2, 0.65, 0.5);
    assertFigure(figures, MapMeasure.HEAD, 2, 0.2, 0.3);
    assertFigure(figures, MapMeasure.LAYER, 2, 0.15, 0.25);
    assertTrue(figures.figures().getFirst().few());
  }

  @Test
  void figuresThatNoImageDefinesAreLeftOut() {
    MapFigures figures = MapFigures.of(List.of(sample("a", 1, 0.6, 0.2, Optional.empty())));
    assertEquals(
        List.of(MapMeasure.POINTING, MapMeasure.OVERLAP_FIXED, MapMeasure.MASS, MapMeasure.RANK),
        figures.figures().stream().map(MapFigure::measure).toList());
    assertEquals(List.of(), figures.cuts());
  }

  /// Patients a and c are one half, b and d the other: the first is best cut at 0.1, the other at
  /// 0.9, and each is measured where the other is best.
  @Test
  void eachHalfIsMeasuredAtTheCutOffOfTheOther() {
    MapFigures figures =
        MapFigures.of(
            List.of(
                cut("a", 0.1, 0.8, 0.9, 0.3),
                cut("b", 0.1, 0.2, 0.9, 0.7),
                cut("c", 0.1, 0.6, 0.9, 0.1),
                cut("d", 0.1, 0.4, 0.9, 0.9)));
    assertEquals(List.of(0.9, 0.1), figures.cuts());
    assertFigure(figures, MapMeasure.OVERLAP_TUNED, 4, (0.3 + 0.2 + 0.1 + 0.4) / 4, 0.5);
  }

  /// Two patients, one with nine images: a bootstrap of images would never draw so wide.
  @Test
  void theIntervalDrawsPatients() {
    List<MapSample> samples = new ArrayList<>(List.of(sample("b", 1, 1, 0.5, Optional.empty())));
    for (int i = 0; i < 9; i++) {
      samples.add(sample("a", 0, 0, 0.5, Optional.empty()));
    }
    MapFigure mass = MapFigures.of(samples).figure(MapMeasure.MASS).orElseThrow();
    assertEquals(0.1, mass.value(), EXACT);
    assertEquals(0, mass.low(), EXACT);
    assertEquals(1, mass.high(), EXACT);
  }

  /// All maps of thirteen patients hit, and have the same mass, overlap and effect.
  @Test
  void whatDoesNotDifferIsAsSureAsPatientsAreMany() {
    List<MapSample> samples = new ArrayList<>();
    for (int i = 0; i < 26; i++) {
      samples.add(sample("p" + i / 2, 1, 0.5, 0.2, Optional.of(effect(1, 0.5, 0.3, 0.1))));
    }
    MapFigures figures = MapFigures.of(samples);

    for (MapMeasure measure : List.of(MapMeasure.POINTING, MapMeasure.DELETION_BETTER)) {
      assertInterval(Rate.of(13, 13).orElseThrow(), figures.figure(measure).orElseThrow());
    }
    assertInterval(Rate.of(0.5, 13), figures.figure(MapMeasure.MASS).orElseThrow());
    assertInterval(Rate.of(1.0, 13), figures.figure(MapMeasure.DELETION).orElseThrow());
  }

  private static void assertInterval(Estimate expected, MapFigure figure) {
    assertEquals(expected.low(), figure.low(), EXACT, figure.measure().word());
    assertEquals(expected.high(), figure.high(), EXACT, figure.measure().word());
  }

  private static void assertFigure(
      MapFigures figures, MapMeasure measure, int images, double value, double chance) {
    MapFigure figure = figures.figure(measure).orElseThrow();
    assertEquals(images, figure.images(), measure.word());
    assertEquals(value, figure.value(), EXACT, measure.word());
    assertEquals(chance, figure.chance(), EXACT, measure.word());
  }

  /// By chance .1 more than the own.
  private static MapEffect effect(double deletion, double insertion, double head, double layer) {
    return new MapEffect(
        deletion,
        insertion,
        new MapEffect.Likeness(head, head + 0.1),
        new MapEffect.Likeness(layer, layer + 0.1));
  }

  private static MapSample sample(
      String patient, double hit, double mass, double area, Optional<MapEffect> effect) {
    List<Double> overlaps = Collections.nCopies(MapScore.CUTS.size(), 0.5);
    return new MapSample(patient, new MapScore(hit, mass, mass, overlaps, area), effect);
  }

  private static MapSample cut(
      String patient, double first, double atFirst, double second, double atSecond) {
    List<Double> overlaps = new ArrayList<>(Collections.nCopies(MapScore.CUTS.size(), 0.0));
    overlaps.set(MapScore.CUTS.indexOf(first), atFirst);
    overlaps.set(MapScore.CUTS.indexOf(second), atSecond);
    return new MapSample(patient, new MapScore(0, 0, 0, overlaps, 0.5), Optional.empty());
  }
}
