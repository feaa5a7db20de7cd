package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.FeatureMaps;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.TestBundles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RISE, occlusion, and what all methods of many passes share.
final class SlowMethodsTest {
  @Test
  void riseIsTheSameOnRepeatAndForAnyNumberOfThreads() throws Exception {
    float[] alone = rise(1, new Rise(200, 5, 7));
    assertArrayEquals(alone, rise(1, new Rise(200, 5, 7)));
    assertArrayEquals(alone, rise(3, new Rise(200, 5, 7)));
    assertFalse(Arrays.equals(alone, rise(1, new Rise(200, 5, 8))));
  }

  /// Where the image is what it is covered with, covering it changes nothing.
  @Test
  void riseFindsNothingWhereThereIsNothing() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      Tensor full = loaded.bundle.goldenCases().getFirst().tensor();
      CellMap map =
          new Rise(4000, 6, 7).map(loaded.explained(emptyOnTheRight(full)), loaded.passes());
      double left = 0;
      double right = 0;
      for (int i = 0; i < map.values().length; i++) {
        int column = i % map.width();
        left += column < 8 ? Math.abs(map.values()[i]) : 0;
        right += column >= 24 ? Math.abs(map.values()[i]) : 0;
      }
      assertTrue(right < 0.25 * left, right + " against " + left);
    }
  }

  private static Tensor emptyOnTheRight(Tensor full) {
    float[] values = full.values().clone();
    int half = full.width() / 2;
    int plane = full.height() * full.width();
    for (int c = 0; c < full.channels(); c++) {
      double sum = 0;
      for (int i = c * plane; i < (c + 1) * plane; i++) {
        sum += i % full.width() < half ? values[i] : 0;
      }
      for (int i = c * plane; i < (c + 1) * plane; i++) {
        values[i] = i % full.width() < half ? values[i] : (float) (sum / (plane / 2.0));
      }
    }
    return new Tensor(full.channels(), full.height(), full.width(), values);
  }

  @Test
  void tellsEveryPassOnce() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      List<Integer> heard = new ArrayList<>();
      Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
      new Occlusion(8, 8)
          .map(
              explained,
              loaded.passes(
                  (done, total) -> {
                    assertEquals(12, total);
                    heard.add(done);
                  }));
      assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), heard);
    }
  }

  @ParameterizedTest
  @CsvSource({"SCORE_CAM, 1", "OCCLUSION, 2", "RISE, 3"})
  void growsToTheMapThatItGivesAtOnce(MethodName name, int threads) throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), threads)) {
      GoldenCase golden = loaded.bundle.goldenCases().getFirst();
      LoadedBundle.Growth growth = loaded.growth(name, golden);
      CellMap finished = growth.finished();
      List<CellMap> grown = growth.grown();
      List<Integer> heard = growth.heard();

      assertArrayEquals(loaded.map(name, golden).values(), finished.values());
      assertEquals(Set.of(heard.size()), growth.totals());
      assertEquals(IntStream.rangeClosed(1, heard.size()).boxed().toList(), heard);
      assertTrue(grown.size() >= 2, "told of while it grows");
      List<Double> near =
          grown.stream().map(map -> Ranks.correlation(map.values(), finished.values())).toList();
      assertTrue(near.getLast() > near.getFirst(), near + " come nearer");
      assertTrue(near.getLast() > 0.8, near + " end near it");
    }
  }

  @Test
  void endsSoonOnceItIsInterrupted() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
      Thread waiting = Thread.currentThread();
      List<Integer> heard = new ArrayList<>();
      Passes passes =
          loaded.passes(
              (done, total) -> {
                heard.add(done);
                waiting.interrupt();
              });
      Rise endless = new Rise(50_000_000, 5, 7);
      assertThrows(InterruptedException.class, () -> endless.map(explained, passes));
      assertTrue(heard.size() < 50_000_000);
    }
  }

  @Test
  void occlusionRefusesSquaresThatLeaveARest() throws Exception {
    assertThrows(IllegalArgumentException.class, () -> new Occlusion(5, 2));
    assertFalse(new Occlusion(10, 5).fits(24, 32));
    assertTrue(new Occlusion(8, 4).fits(24, 32));
  }

  @ParameterizedTest
  @CsvSource({"7, 224, 224, 32, 16", "6, 24, 32, 4, 2", "5, 35, 35, 7, 7", "7, 227, 227, 227, 227"})
  void occlusionFitsItsSquaresToTheNetwork(
      int cells, int height, int width, int patch, int stride) {
    FeatureMaps features = new FeatureMaps(1, cells, cells, new float[cells * cells]);
    Tensor input = new Tensor(1, height, width, new float[height * width]);
    Occlusion fitting = Occlusion.fitting(features, input);
    assertEquals(new Occlusion(patch, stride), fitting);
    assertTrue(fitting.fits(height, width));
  }

  private static float[] rise(int threads, Rise method) throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), threads)) {
      GoldenCase golden = loaded.bundle.goldenCases().getFirst();
      return method.map(loaded.explained(golden), loaded.passes()).values();
    }
  }
}
