package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.TestBundles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Methods that ask for the gradient by the input, on the networks that ship.
final class GradientMethodsTest {
  /// The more steps, the nearer, and the way of the default is near.
  @Test
  void integratedGradientsAddUpToTheDifferenceOfTheScores() throws Exception {
    for (Path folder : withGradient()) {
      try (LoadedBundle loaded = new LoadedBundle(folder, 2)) {
        Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
        Tensor input = explained.input();
        float[] closed = new float[input.height() * input.width()];
        Tensor empty = Fill.mixed(input, Fill.means(input), closed);
        double wanted = explained.score() - loaded.explained(empty).score();
        double rough = sum(loaded, explained, 2) - wanted;
        double near = sum(loaded, explained, 50) - wanted;
        double nearest = sum(loaded, explained, 100) - wanted;
        String of = nearest + ", " + near + ", " + rough + " of " + wanted;
        assertTrue(Math.abs(nearest) < 0.05 * Math.max(1, Math.abs(wanted)), of);
        assertTrue(Math.abs(near) < 0.15 * Math.max(1, Math.abs(wanted)), of);
        assertTrue(Math.abs(near) < Math.abs(rough), of);
      }
    }
  }

  private static double sum(LoadedBundle loaded, Explained explained, int steps) throws Exception {
    CellMap map =
        new IntegratedGradients(loaded.classifier.head(), steps).map(explained, loaded.passes());
    double sum = 0;
    for (float value : map.values()) {
      sum += value;
    }
    return sum;
  }

  @Test
  void smoothGradIsSeeded() throws Exception {
    float[] alone = smooth(1, 5);
    assertArrayEquals(alone, smooth(1, 5));
    assertArrayEquals(alone, smooth(3, 5));
    assertFalse(Arrays.equals(alone, smooth(1, 6)));
  }

  private static float[] smooth(int threads, long seed) throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(withGradient().getFirst(), threads)) {
      Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
      return new SmoothGrad(loaded.classifier.head(), 6, 0.15, seed)
          .map(explained, loaded.passes())
          .values();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INTEGRATED_GRADIENTS", "SMOOTH_GRAD"})
  void growsToTheMapThatItGivesAtOnce(MethodName name) throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(withGradient().getFirst(), 2)) {
      GoldenCase golden = loaded.bundle.goldenCases().getFirst();
      LoadedBundle.Growth growth = loaded.growth(name, golden);
      CellMap finished = growth.finished();

      assertArrayEquals(loaded.map(name, golden).values(), finished.values());
      assertEquals(Set.of(50), growth.totals());
      assertEquals(IntStream.rangeClosed(1, 50).boxed().toList(), growth.heard());
      assertTrue(growth.grown().size() >= 5, "told of while it grows");
      double near = Ranks.correlation(growth.grown().getLast().values(), finished.values());
      assertTrue(near > 0.9, near + " ends near it");
    }
  }

  /// With other weights behind the features it is another map: the gradient is not of the image
  /// alone.
  @Test
  void isMeasuredAgainstPermutedWeights() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(withGradient().getFirst(), 2)) {
      Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
      var check =
          new MethodCheck(
              MethodChoice.of(MethodName.INTEGRATED_GRADIENTS),
              loaded.classifier.head(),
              loaded.predictors,
              (done, total) -> {});
      MethodCheck.Effect effect = check.effect(explained, check.map(explained));
      assertTrue(effect.head().own() < 0.99, "permuted head " + effect.head());
      assertTrue(effect.layer().own() < 0.99, "permuted last layer " + effect.layer());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INTEGRATED_GRADIENTS", "SMOOTH_GRAD"})
  void saysSoWhereTheNetworkHasNoGradient(MethodName name) throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 1)) {
      GoldenCase golden = loaded.bundle.goldenCases().getFirst();
      var refused = assertThrows(ClassifierException.class, () -> loaded.map(name, golden));
      assertEquals(
          "this method needs the network's gradient, which tiny 0.1.0 does not have",
          refused.getMessage());
    }
  }

  private static List<Path> withGradient() {
    return TestBundles.all().stream().filter(folder -> !folder.equals(TestBundles.tiny())).toList();
  }
}
