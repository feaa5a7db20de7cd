package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.TestBundles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// On the tiny bundle's real network.
final class MethodCheckTest {
  @ParameterizedTest
  @EnumSource(names = {"CAM", "LAYER_CAM", "OCCLUSION"})
  void isTheSameOnRepeatAndForAnyNumberOfThreads(MethodName name) throws Exception {
    MethodCheck.Effect one = effect(name, 1);
    assertEquals(one, effect(name, 3));
    for (double share : new double[] {one.deletion(), one.insertion()}) {
      assertTrue(share >= 0 && share <= 1, one.toString());
    }
    for (MethodCheck.Likeness likeness : List.of(one.head(), one.layer())) {
      assertTrue(likeness.own() > 0 && likeness.own() < 0.999, one.toString());
      assertTrue(likeness.chance() > 0 && likeness.chance() < 0.999, one.toString());
    }
  }

  /// It never asks the head, so that no permutation changes it.
  @Test
  void aMapThatDependsOnNothingLearnedInTheHeadIsFoundOut() throws Exception {
    MethodCheck.Effect effect = effect(MethodName.EIGEN_CAM, 1);
    assertEquals(1, effect.head().own(), 1e-9);
    assertEquals(1, effect.layer().own(), 1e-9);
  }

  @Test
  void anotherImageMeetsOtherPermutations() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 1)) {
      List<GoldenCase> images = loaded.bundle.goldenCases();
      long[] seeds =
          images.stream().map(GoldenCase::tensor).mapToLong(MethodCheck::seed).distinct().toArray();
      assertTrue(images.size() > 1);
      assertEquals(images.size(), seeds.length);
    }
  }

  @Test
  void aMapBeatsItsOpposite() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
      MethodCheck check = check(MethodName.CAM, loaded);
      CellMap map = check.map(explained);
      float[] opposite = new float[map.values().length];
      for (int i = 0; i < opposite.length; i++) {
        opposite[i] = -map.values()[i];
      }
      MethodCheck.Effect own = check.effect(explained, map);
      MethodCheck.Effect other =
          check.effect(explained, new CellMap(map.height(), map.width(), opposite));
      assertTrue(own.insertion() > other.insertion(), own + " against " + other);
      // As like as its opposite is what the permuted maps share with it.
      assertEquals(own.head().own(), other.head().own(), 1e-9);
    }
  }

  private static MethodCheck.Effect effect(MethodName name, int threads) throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), threads)) {
      Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
      MethodCheck check = check(name, loaded);
      return check.effect(explained, check.map(explained));
    }
  }

  private static MethodCheck check(MethodName name, LoadedBundle loaded) {
    return new MethodCheck(
        MethodChoice.of(name), loaded.classifier.head(), loaded.predictors, (_, _) -> {});
  }
}
