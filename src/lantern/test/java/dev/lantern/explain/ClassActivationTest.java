package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Calibration;
import dev.lantern.classify.ClassSet;
import dev.lantern.classify.Classifier;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.classify.Precision;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;
import dev.lantern.inference.ClassifierLoader;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ClassActivationTest {
  private static final LinearHead HEAD =
      new LinearHead(2, 2, new float[] {0, 0, 1, -2}, new float[] {0, 0});
  private static final float[] LEVEL = {0, 0};

  @ParameterizedTest
  @MethodSource("dev.lantern.modelbundle.TestBundles#all")
  void equalsGradCam(Path folder) throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    ModelBundle bundle = ModelBundle.open(folder);
    ModelManifest manifest = bundle.manifest();
    try (Classifier classifier = ClassifierLoader.load(bundle, Precision.FLOAT32);
        Classifier.Predictor predictor = classifier.predictor()) {
      for (GoldenCase golden : bundle.goldenCases()) {
        NetworkOutput output = predictor.run(golden.tensor());
        for (FindingRule finding : manifest.findings()) {
          float[] expected = Objects.requireNonNull(golden.saliency().get(finding.id())).values();
          float[] made = shown(ClassActivation.map(finding, classifier.head(), output).values());
          double correlation = Maps.correlation(expected, made);
          assertTrue(
              correlation >= 0.9999,
              folder.getFileName() + " " + golden.name() + " " + finding.id() + " " + correlation);
        }
      }
    }
  }

  @Test
  void weighsTheMapsByTheFindingsGradientAndCutsBelowZero() {
    FeatureMaps features = new FeatureMaps(2, 1, 3, new float[] {1, 2, 0, 0, 0.5f, 1});
    CellMap map = ClassActivation.map(finding(1), HEAD, output(features));
    assertArrayEquals(new float[] {1, 1, -2}, map.values());
    assertArrayEquals(new float[] {1, 1, 0}, shown(map.values()));
  }

  @Test
  void showsValuesOnTheBundlesFixedScale() {
    FeatureMaps features = new FeatureMaps(2, 1, 3, new float[] {1, 9, 0, 0, 0, 1});
    SaliencyMap map =
        new ClassActivation(HEAD)
            .explain(finding(4), output(features), input(8, 24), ImageTransform.identity());
    assertEquals("sided", map.finding());
    assertEquals(0.25f, map.at(4, 4));
    assertEquals(1f, map.at(12, 4));
    assertEquals(0f, map.at(20, 4));
  }

  @Test
  void aHotCellLiesAtItsPlaceInTheSource() {
    float[] values = new float[2 * 6 * 8];
    values[2 * 8 + 5] = 1;
    ImageTransform padded = new ImageTransform(256 / 1001.0, 0, 149 / 583.0, 21.5);
    SaliencyMap map =
        new ClassActivation(HEAD)
            .explain(finding(1), output(new FeatureMaps(2, 6, 8, values)), input(192, 256), padded);
    float[] raster = map.raster(583, 1001);
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < raster.length; i++) {
      int row = i / 1001;
      sum += raster[i];
      x += raster[i] * (i - row * 1001 + 0.5);
      y += raster[i] * (row + 0.5);
    }
    assertEquals(padded.inverse().x(5.5 * 32), x / sum, 1);
    assertEquals(padded.inverse().y(2.5 * 32), y / sum, 1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "5, 1", "5, 4"})
  void theRasterHoldsTheValueAtEveryPixelsCentre(int height, int width) {
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 7 % 11 / 11f;
    }
    SaliencyMap map =
        new SaliencyMap("sided", height, width, values, new ImageTransform(0.07, 0.3, 0.09, -0.2));
    float[] expected = new float[61 * 47];
    for (int i = 0; i < expected.length; i++) {
      int row = i / 47;
      expected[i] = map.at(i - row * 47 + 0.5, row + 0.5);
    }
    assertArrayEquals(expected, map.raster(61, 47), 1e-6f);
  }

  @Test
  void refusesFeaturesOfAnotherNetwork() {
    NetworkOutput other = output(new FeatureMaps(3, 1, 1, new float[] {1, 1, 1}));
    assertThrows(
        IllegalArgumentException.class, () -> ClassActivation.map(finding(1), HEAD, other));
  }

  private static Tensor input(int height, int width) {
    return new Tensor(1, height, width, new float[height * width]);
  }

  /// What of a map speaks for the finding.
  private static float[] shown(float[] values) {
    float[] shown = values.clone();
    for (int i = 0; i < shown.length; i++) {
      shown[i] = Math.max(0, shown[i]);
    }
    return shown;
  }

  private static NetworkOutput output(FeatureMaps features) {
    return new NetworkOutput(LEVEL, features, new float[0]);
  }

  private static FindingRule finding(double saliencyScale) {
    return new FindingRule(
        "sided",
        "Sided",
        new FindingRule.Code("SCT", "1", "Sided"),
        new ClassSet(2, List.of(1)),
        new Calibration.None(),
        new OperatingPoints(
            List.of(
                new OperatingPoint(
                    "half", 0.5, new Estimate(0.5, 0, 1), new Estimate(0.5, 0, 1), List.of())),
            "half"),
        saliencyScale);
  }
}
