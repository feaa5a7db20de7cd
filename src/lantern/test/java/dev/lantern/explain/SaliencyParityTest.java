package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.NpyFile;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.TestBundles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against pytorch-grad-cam 1.5.7 and Captum 0.9.0; `src/lantern/test/python/saliency_fixtures.py`
/// wrote their maps.
@Execution(ExecutionMode.CONCURRENT)
final class SaliencyParityTest {
  private static final String FIXTURES = "/dev/lantern/explain/";

  @ParameterizedTest
  @CsvSource({
    "CAM, grad-cam",
    "CAM, hires-cam",
    "GRAD_CAM_PLUS_PLUS, grad-cam-plus-plus",
    "LAYER_CAM, layer-cam",
    "EIGEN_CAM, eigen-cam",
    "SCORE_CAM, score-cam",
    "OCCLUSION, occlusion",
    "INTEGRATED_GRADIENTS, integrated-gradients"
  })
  void equalsTheReference(MethodName method, String reference) throws Exception {
    for (Path folder : folders()) {
      try (LoadedBundle loaded = new LoadedBundle(folder, 2)) {
        for (GoldenCase golden : cases(method, loaded)) {
          String name = loaded.bundle.manifest().id() + "-" + golden.name() + "-" + reference;
          compare(name, fixture(name), loaded.map(method, golden));
        }
      }
    }
  }

  /// Without noise SmoothGrad is the gradient; its noise is its own in each library.
  @Test
  void smoothGradEqualsTheReferenceOfTheGradient() throws Exception {
    for (Path folder : folders()) {
      try (LoadedBundle loaded = new LoadedBundle(folder, 2)) {
        for (GoldenCase golden : cases(MethodName.SMOOTH_GRAD, loaded)) {
          String name = loaded.bundle.manifest().id() + "-" + golden.name() + "-gradient";
          SaliencyMethod method = new SmoothGrad(loaded.classifier.head(), 1, 0, 1);
          compare(name, fixture(name), method.map(loaded.explained(golden), loaded.passes()));
        }
      }
    }
  }

  private static List<Path> folders() {
    return TestBundles.all().stream().filter(SaliencyParityTest::hasFixtures).toList();
  }

  /// Score-CAM takes a pass a channel, 1280 for the network that ships: one case is enough. Tiny
  /// has no gradient.
  private static List<GoldenCase> cases(MethodName method, LoadedBundle loaded) throws Exception {
    List<GoldenCase> cases = loaded.bundle.goldenCases();
    return switch (method) {
      case SCORE_CAM -> cases.subList(0, 1);
      case INTEGRATED_GRADIENTS, SMOOTH_GRAD ->
          loaded.bundle.manifest().gradient().isPresent() ? cases : List.of();
      default -> cases;
    };
  }

  private static boolean hasFixtures(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return Stream.of("tiny", "cxr-pneumonia", "breast-us").anyMatch(name::startsWith);
  }

  private static void compare(String name, NpyFile.Floats expected, CellMap made) {
    assertEquals(List.of(made.height(), made.width()), expected.shape(), name);
    double correlation = Maps.correlation(expected.values(), made.values());
    assertTrue(correlation >= 0.999, name + " " + correlation);
    int there = Maps.peak(expected.values());
    int here = Maps.peak(made.values());
    int rows = Math.abs(there / made.width() - here / made.width());
    int columns = Math.abs(there % made.width() - here % made.width());
    assertTrue(Math.max(rows, columns) <= 1, name + " has its peak at " + here + ", not " + there);
  }

  private static NpyFile.Floats fixture(String name) throws Exception {
    try (var file = SaliencyParityTest.class.getResourceAsStream(FIXTURES + name + ".npy")) {
      if (file == null) {
        throw new AssertionError("no fixture " + name);
      }
      return NpyFile.parse(file.readAllBytes());
    }
  }
}
