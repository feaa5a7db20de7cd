package dev.lantern.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatingPointsTest {
  private static final OperatingPoint LOW = point("low", 0.2);
  private static final OperatingPoint HIGH = point("high", 0.8);
  private static final OperatingPoints BOTH = new OperatingPoints(List.of(HIGH, LOW), "low");

  private static OperatingPoint point(String name, double threshold) {
    Estimate half = new Estimate(0.5, 0.4, 0.6);
    return new OperatingPoint(name, threshold, half, half, List.of());
  }

  @Test
  void theDefaultDecidesUnlessAnotherIsChosen() {
    assertEquals(LOW, BOTH.inUse());
    assertEquals(HIGH, BOTH.choosing(Optional.of("high")).inUse());
    assertEquals(LOW, BOTH.choosing(Optional.of("none of them")).inUse());
    assertEquals(BOTH, BOTH.choosing(Optional.of("high")).choosing(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"0.19, false", "0.2, true", "0.79, true", "0.8, false"})
  void isUndecidedBetweenTheLowestAndTheHighest(double probability, boolean undecided) {
    assertEquals(undecided, BOTH.undecided(probability));
    assertEquals(0.2, BOTH.lowest());
    assertEquals(0.8, BOTH.highest());
  }

  @Test
  void refusesNamesThatStandTwiceOrForNone() {
    assertThrows(
        IllegalArgumentException.class, () -> new OperatingPoints(List.of(LOW, LOW), "low"));
    assertThrows(IllegalArgumentException.class, () -> new OperatingPoints(List.of(LOW), "high"));
    assertThrows(
        IllegalArgumentException.class, () -> new OperatingPoints(List.of(LOW), "low", "high"));
    assertThrows(IllegalArgumentException.class, () -> new OperatingPoints(List.of(), "low"));
  }
}
