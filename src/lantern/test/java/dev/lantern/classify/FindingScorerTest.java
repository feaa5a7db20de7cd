package dev.lantern.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FindingScorerTest {
  private static final OperatingPoint FIRST = point("first", 0.9);
  private static final OperatingPoint SECOND = point("second", 0.5);
  private static final ClassSet PAIR = new ClassSet(3, List.of(1, 2));

  @Test
  void logOddsAreThoseOfTheSoftmax() {
    float[] logits = {0.3f, -1.2f, 2.5f};
    double others = Math.exp(logits[0]);
    double own = Math.exp(logits[1]) + Math.exp(logits[2]);
    assertEquals(Math.log(own / others), PAIR.logOdds(logits), 1e-12);
  }

  @Test
  void logOddsOfExtremeLogitsStayFinite() {
    assertEquals(2000 + Math.log(2), PAIR.logOdds(new float[] {-1000, 1000, 1000}), 1e-9);
  }

  @Test
  void gradientIsTheDerivativeOfTheLogOdds() {
    float[] logits = {0.25f, -1.25f, 2.5f};
    double[] differences = new double[3];
    for (int c = 0; c < 3; c++) {
      float[] up = logits.clone();
      float[] down = logits.clone();
      up[c] += 1f / 1024;
      down[c] -= 1f / 1024;
      differences[c] = (PAIR.logOdds(up) - PAIR.logOdds(down)) * 512;
    }
    assertArrayEquals(differences, PAIR.gradient(logits), 1e-6);
  }

  @Test
  void scoresEachFindingAtItsDefaultOperatingPoint() {
    FindingRule calibrated = rule("sided", PAIR, new Calibration.Platt(2, -1));
    FindingRule plain = rule("clear", new ClassSet(3, List.of(0)), new Calibration.None());
    FindingScorer scorer = new FindingScorer("tiny 0.1.0", "abc", List.of(calibrated, plain));
    NetworkOutput output =
        new NetworkOutput(
            new float[] {0, 0, 0}, new FeatureMaps(1, 1, 1, new float[] {0}), new float[0]);
    double score = Math.log(2);
    double probability = 1 / (1 + Math.exp(-(2 * score - 1)));
    double plainProbability = 1 / (1 + Math.exp(score));
    assertEquals(
        new Classification(
            "tiny 0.1.0",
            "abc",
            List.of(
                new Finding("sided", "Name", score, probability, true, SECOND, true),
                new Finding("clear", "Name", -score, plainProbability, false, SECOND, false))),
        scorer.classify(output));
  }

  @Test
  void aClassSetIsNeverEmptyNorAll() {
    assertThrows(IllegalArgumentException.class, () -> new ClassSet(2, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new ClassSet(2, List.of(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> new ClassSet(2, List.of(2)));
  }

  @Test
  void anEstimateLiesInItsInterval() {
    assertThrows(IllegalArgumentException.class, () -> new Estimate(0.5, 0.6, 0.7));
    assertThrows(IllegalArgumentException.class, () -> new Estimate(0.5, 0.4, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new Estimate(Double.NaN, 0, 1));
  }

  @Test
  void anOperatingPointSaysTheWorthOfAVerdictOnceForEachPrevalence() {
    Estimate half = new Estimate(0.5, 0.4, 0.6);
    var rare = new OperatingPoint.PredictiveValues(0.05, half, half);
    assertThrows(
        IllegalArgumentException.class,
        () -> new OperatingPoint("half", 0.5, half, half, List.of(rare, rare)));
    assertThrows(
        IllegalArgumentException.class, () -> new OperatingPoint.PredictiveValues(0, half, half));
  }

  @Test
  void aCalibrationKeepsTheOrder() {
    assertThrows(IllegalArgumentException.class, () -> new Calibration.Platt(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Calibration.Platt(Double.NaN, 0));
  }

  private static OperatingPoint point(String name, double threshold) {
    Estimate half = new Estimate(0.5, 0.4, 0.6);
    return new OperatingPoint(name, threshold, half, half, List.of());
  }

  private static FindingRule rule(String id, ClassSet classes, Calibration calibration) {
    return new FindingRule(
        id,
        "Name",
        new FindingRule.Code("SCT", "1", "Name"),
        classes,
        calibration,
        new OperatingPoints(List.of(FIRST, SECOND), "second"),
        1);
  }
}
