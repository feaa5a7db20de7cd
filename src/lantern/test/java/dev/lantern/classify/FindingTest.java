package dev.lantern.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FindingTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.75, 0",
    "0.375, 0.75, 0.25",
    "0.75, 0.75, 0.5",
    "0.875, 0.75, 0.75",
    "1, 0.75, 1",
    "0, 0, 0.5",
    "0.5, 0, 0.75",
    "0.5, 1, 0.25",
    "1, 1, 1"
  })
  void everyThresholdLiesAtOneHalfOfTheUrgency(
      double probability, double threshold, double urgency) {
    Estimate half = new Estimate(0.5, 0, 1);
    OperatingPoint point = new OperatingPoint("half", threshold, half, half, List.of());
    Finding finding =
        new Finding("lump", "Lump", 0, probability, true, point, probability >= threshold);
    assertEquals(urgency, finding.urgency());
  }
}
