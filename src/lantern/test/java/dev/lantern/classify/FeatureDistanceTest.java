package dev.lantern.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.NpyFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeatureDistanceTest {
  private static final NpyFile.Floats MEAN = array(List.of(3), 1, 0, -1);
  private static final NpyFile.Floats PROJECTION = array(List.of(2, 3), 1, 0, 2, 0, -1, 0);
  private static final NpyFile.Floats BANK = array(List.of(4, 2), 10, 0, 0, 0, 3, 4, -6, -8);

  /// (2, -1, -1) less the mean is (1, -1, 0), which is projected to (1, 1): at √82, √2, √13 and
  /// √130 from the rows of the bank.
  @ParameterizedTest
  @CsvSource({"1, 2", "2, 13", "3, 82", "4, 130"})
  void isTheDistanceToTheNearestNeighboursAfterTheProjection(int neighbours, double square) {
    double distance =
        new FeatureDistance(MEAN, PROJECTION, BANK, neighbours, 1).of(new float[] {2, -1, -1});
    assertEquals(Math.sqrt(square), distance, 1e-12);
  }

  @Test
  void sumsInFloat64() {
    float[] large = {1e8f, 1, -1e8f};
    NpyFile.Floats sum = array(List.of(1, 3), 1, 1, 1);
    NpyFile.Floats zero = array(List.of(1, 1), 0);
    NpyFile.Floats centre = array(List.of(3), 0, 0, 0);
    assertEquals(1, new FeatureDistance(centre, sum, zero, 1, 1).of(large));
  }

  @Test
  void whatLiesAtTheLimitIsFamiliarAndWhatIsNoNumberIsNot() {
    FeatureDistance distance = new FeatureDistance(MEAN, PROJECTION, BANK, 1, 12.5);
    assertTrue(distance.familiar(12.5));
    assertFalse(distance.familiar(Math.nextUp(12.5)));
    assertFalse(distance.familiar(Double.NaN));
  }

  @Test
  void refusesArraysThatDoNotFitTogether() {
    NpyFile.Floats wide = array(List.of(1, 3), 1, 2, 3);
    refuses(MEAN, array(List.of(2, 2), 1, 2, 3, 4), BANK, 1, 1);
    refuses(MEAN, PROJECTION, wide, 1, 1);
    refuses(wide, PROJECTION, BANK, 1, 1);
    refuses(MEAN, PROJECTION, BANK, 0, 1);
    refuses(MEAN, PROJECTION, BANK, 5, 1);
    refuses(MEAN, PROJECTION, BANK, 1, 0);
    refuses(MEAN, PROJECTION, BANK, 1, Double.NaN);
  }

  @Test
  void refusesFeaturesOfAnotherNetwork() {
    FeatureDistance distance = new FeatureDistance(MEAN, PROJECTION, BANK, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> distance.of(new float[2]));
  }

  private static void refuses(
      NpyFile.Floats mean,
      NpyFile.Floats projection,
      NpyFile.Floats bank,
      int neighbours,
      double limit) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FeatureDistance(mean, projection, bank, neighbours, limit));
  }

  private static NpyFile.Floats array(List<Integer> shape, float... values) {
    return new NpyFile.Floats(shape, values);
  }
}
