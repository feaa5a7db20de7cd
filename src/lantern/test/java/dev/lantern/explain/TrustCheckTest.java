package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.modelbundle.TestBundles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// On the tiny bundle's real network.
final class TrustCheckTest {
  @Test
  void isTheSameOnRepeatAndForAnyNumberOfThreads() throws Exception {
    try (LoadedBundle one = new LoadedBundle(TestBundles.tiny(), 1);
        LoadedBundle three = new LoadedBundle(TestBundles.tiny(), 3)) {
      TrustReport report = report(one, one.classifier.head());
      assertEquals(report, report(one, one.classifier.head()));
      assertEquals(report, report(three, three.classifier.head()));
      assertTrue(report.completeness().passed(), report.toString());
      assertEquals(7, report.stability().correlations().size());
    }
  }

  @Test
  void tellsThePassesOfAllChecksAsOne() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      List<Integer> heard = new ArrayList<>();
      Set<Integer> totals = new HashSet<>();
      PassListener listener =
          (done, total) -> {
            heard.add(done);
            totals.add(total);
          };
      check(loaded, loaded.classifier.head())
          .report(
              loaded.explained(loaded.bundle.goldenCases().getFirst()), loaded.passes(listener));
      assertEquals(Set.of(heard.size()), totals);
      assertEquals(IntStream.rangeClosed(1, heard.size()).boxed().toList(), heard);
    }
  }

  @Test
  void aMapOfAnotherHeadDoesNotAddUp() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      LinearHead head = loaded.classifier.head();
      float[] bias = head.bias().clone();
      bias[1] += 0.5f;
      TrustReport report =
          report(loaded, new LinearHead(head.classes(), head.channels(), head.weights(), bias));
      assertEquals(0.5, report.completeness().gap(), 1e-4);
      assertEquals(Verdict.DO_NOT_RELY, report.verdict());
    }
  }

  /// A head that treats all channels alike has the same map whatever its channels learned.
  @Test
  void aMapThatDependsOnNothingLearnedIsFoundOut() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      LinearHead head = loaded.classifier.head();
      float[] alike = new float[head.weights().length];
      Arrays.fill(alike, head.channels(), 2 * head.channels(), 1);
      TrustReport.Sanity sanity =
          report(loaded, new LinearHead(head.classes(), head.channels(), alike, head.bias()))
              .sanity();
      assertEquals(1, sanity.layer(), 1e-9);
      assertFalse(sanity.passed());
    }
  }

  @Test
  void aMapBeatsItsOpposite() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
      CellMap map =
          ClassActivation.map(loaded.finding(), loaded.classifier.head(), explained.output());
      float[] opposite = new float[map.values().length];
      for (int i = 0; i < opposite.length; i++) {
        opposite[i] = -map.values()[i];
      }
      double own = new CoverageCheck(explained, map).run(loaded.passes()).beaten();
      double other =
          new CoverageCheck(explained, new CellMap(map.height(), map.width(), opposite))
              .run(loaded.passes())
              .beaten();
      assertTrue(own > other + 0.3, own + " against " + other);
    }
  }

  @Test
  void theCurvesBeginAndEndWithTheImageAndTheFill() throws Exception {
    try (LoadedBundle loaded = new LoadedBundle(TestBundles.tiny(), 2)) {
      Explained explained = loaded.explained(loaded.bundle.goldenCases().getFirst());
      double blurred = loaded.explained(Fill.blurred(explained.input())).score();
      CellMap map =
          ClassActivation.map(loaded.finding(), loaded.classifier.head(), explained.output());
      List<TrustReport.Curve> curves =
          new CoverageCheck(explained, map).run(loaded.passes()).curves();
      assertEquals(explained.score(), curves.get(0).scores().getFirst());
      assertEquals(blurred, curves.get(0).scores().getLast());
      assertEquals(blurred, curves.get(1).scores().getFirst());
      assertEquals(explained.score(), curves.get(1).scores().getLast());
      assertEquals(CoverageCheck.STEPS + 1, curves.get(0).scores().size());
    }
  }

  private static TrustReport report(LoadedBundle loaded, LinearHead head) throws Exception {
    return check(loaded, head)
        .report(loaded.explained(loaded.bundle.goldenCases().getFirst()), loaded.passes());
  }

  private static TrustCheck check(LoadedBundle loaded, LinearHead head) throws Exception {
    List<NetworkOutput> outputs = new ArrayList<>();
    for (var golden : loaded.bundle.goldenCases()) {
      outputs.add(loaded.predictors.getFirst().run(golden.tensor()));
    }
    SanityNull sanity = new SanityNull(head, loaded.finding(), outputs);
    return new TrustCheck(head, sanity);
  }
}
