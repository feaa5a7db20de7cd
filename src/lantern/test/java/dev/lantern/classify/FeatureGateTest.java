package dev.lantern.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.NpyFile;
import dev.lantern.imaging.SkipReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FeatureGateTest {
  private static final FeatureDistance DISTANCE =
      new FeatureDistance(
          array(List.of(2), 0, 0), array(List.of(1, 2), 1, 0), array(List.of(1, 1), 0), 1, 2);
  private static final FeatureGate GATE =
      new FeatureGate(DISTANCE, new FeatureOrientation(array(List.of(2), 0, 3), -1, 5));

  @Test
  void givesBothScoresAndLetsPassWhatLiesOnTheLimits() {
    assertEquals(new FeatureGate.Verdict(2, 5, Optional.empty()), GATE.check(new float[] {-2, 2}));
  }

  @Test
  void refusesWhatLooksTurned() {
    assertEquals(SkipReason.ORIENTATION, reason(GATE.check(new float[] {0, 2.1f})));
  }

  @Test
  void refusesWhatLiesFar() {
    FeatureGate.Verdict verdict = GATE.check(new float[] {3, 0});
    assertEquals(
        Optional.of(
            new InputGate.Refusal(
                SkipReason.UNFAMILIAR,
                "distance 3.00 from the images that the network learned from, limit 2.00")),
        verdict.refusal());
  }

  @Test
  void saysFirstThatAnImageIsTurnedAndRefusesWhatIsNoNumber() {
    assertEquals(SkipReason.ORIENTATION, reason(GATE.check(new float[] {30, 30})));
    assertEquals(SkipReason.ORIENTATION, reason(GATE.check(new float[] {0, Float.NaN})));
  }

  @Test
  void refusesArraysThatDoNotFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FeatureGate(DISTANCE, new FeatureOrientation(array(List.of(3), 1, 1, 1), 0, 0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FeatureOrientation(array(List.of(1, 2), 1, 1), 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FeatureOrientation(array(List.of(2), 1, 1), Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> GATE.check(new float[3]));
  }

  private static SkipReason reason(FeatureGate.Verdict verdict) {
    return verdict.refusal().orElseThrow().reason();
  }

  private static NpyFile.Floats array(List<Integer> shape, float... values) {
    return new NpyFile.Floats(shape, values);
  }
}
