package dev.lantern.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Classifier;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FeatureGate;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.classify.Precision;
import dev.lantern.imaging.NpyFiles;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.NativeRuntime.NativesUnusableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ClassifierLoaderTest {
  private static final int INPUTS = 12;

  @TempDir Path temporary = Path.of("");

  @BeforeAll
  static void loadNatives() throws NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @ParameterizedTest
  @MethodSource("dev.lantern.modelbundle.TestBundles#all")
  void loadsEveryNetworkOfABundleThatGivesItsGoldenLogits(Path folder) throws BundleException {
    ModelBundle bundle = ModelBundle.open(folder);
    for (ModelManifest.Variant variant : bundle.manifest().precisions()) {
      try (Classifier classifier = ClassifierLoader.load(bundle, variant.precision())) {
        assertEquals(bundle.manifest().classes().size(), classifier.head().classes());
      }
    }
  }

  @Test
  void theNetworkOfEightBitsIsAnother() throws Exception {
    ModelBundle bundle = TestBundles.openTiny();
    Tensor tensor = bundle.goldenCases().getFirst().tensor();
    try (Classifier exact = load(bundle);
        Classifier rounded = ClassifierLoader.load(bundle, Precision.INT8)) {
      float[] logits = run(exact, List.of(tensor)).getFirst().logits();
      float[] others = run(rounded, List.of(tensor)).getFirst().logits();
      assertFalse(Arrays.equals(logits, others));
      assertArrayEquals(logits, others, 0.2f);
    }
  }

  /// Its limits are told from features of float32. Without VNNI, sums of int8 overflow, and the
  /// gate refused every image, or none.
  @ParameterizedTest
  @MethodSource("dev.lantern.modelbundle.TestBundles#all")
  void theGateSeesTheSameInEightBits(Path folder) throws Exception {
    ModelBundle bundle = ModelBundle.open(folder);
    FeatureGate gate = bundle.featureGate();
    try (Classifier rounded = ClassifierLoader.load(bundle, Precision.INT8);
        Classifier.Predictor predictor = rounded.predictor()) {
      for (GoldenCase golden : bundle.goldenCases()) {
        FeatureGate.Verdict seen = gate.check(predictor.run(golden.tensor()).gateFeatures());
        assertEquals(golden.distance(), seen.distance(), 0.4, golden.name());
        assertEquals(golden.disorder(), seen.disorder(), 0.6, golden.name());
      }
    }
  }

  @Test
  void refusesAPrecisionThatTheBundleDoesNotHave() throws Exception {
    Path copy = TestBundles.withoutInt8(temporary);
    ModelBundle bundle = ModelBundle.open(copy);
    BundleException thrown =
        assertThrows(BundleException.class, () -> ClassifierLoader.load(bundle, Precision.INT8));
    assertEquals("precisions: there is none of int8", thrown.getMessage());
  }

  @ParameterizedTest
  @MethodSource("dev.lantern.modelbundle.TestBundles#all")
  void givesTheMapsOfItsStagesWhenAsked(Path folder) throws Exception {
    ModelBundle bundle = ModelBundle.open(folder);
    Tensor tensor = bundle.goldenCases().getFirst().tensor();
    try (Classifier classifier = load(bundle);
        Classifier.Predictor predictor = classifier.predictor()) {
      NetworkOutput plain = predictor.run(tensor);
      Classifier.StagedOutput staged = predictor.runWithStages(tensor);
      assertArrayEquals(plain.logits(), staged.output().logits());
      assertArrayEquals(plain.gateFeatures(), staged.output().gateFeatures());
      assertArrayEquals(plain.features().values(), staged.output().features().values());
      List<Integer> heights = staged.stages().stream().map(FeatureMaps::height).toList();
      assertEquals(bundle.manifest().outputs().stages().size(), heights.size());
      assertEquals(heights.stream().sorted(Comparator.reverseOrder()).toList(), heights);
      assertEquals(tensor.height() / 4, heights.getFirst());
    }
  }

  /// The network itself is sound, and judges.
  @Test
  void saysWhichFileOfTheGradientIsNone() throws Exception {
    Path copy = TestBundles.withGradient(temporary, new byte[] {1, 2, 3});
    ModelBundle bundle = ModelBundle.open(copy);
    Tensor tensor = bundle.goldenCases().getFirst().tensor();
    try (Classifier classifier = load(bundle);
        Classifier.Predictor predictor = classifier.predictor()) {
      double[] weights = new double[classifier.head().channels()];
      var thrown =
          assertThrows(ClassifierException.class, () -> predictor.gradient(tensor, weights));
      assertTrue(
          String.valueOf(thrown.getMessage()).startsWith("models/gradient.onnx: cannot be loaded"),
          thrown.getMessage());
    }
  }

  @Test
  void aStageIsTheMeanOfTheFinerOne() throws Exception {
    ModelBundle bundle = TestBundles.openTiny();
    try (Classifier classifier = load(bundle);
        Classifier.Predictor predictor = classifier.predictor()) {
      var staged = predictor.runWithStages(bundle.goldenCases().getFirst().tensor());
      FeatureMaps fine = staged.stages().get(0);
      FeatureMaps coarse = staged.stages().get(1);
      assertEquals(List.of(5, 3, 4), List.of(coarse.channels(), coarse.height(), coarse.width()));
      float[] values = fine.values();
      float mean = (values[0] + values[1] + values[8] + values[9]) / 4;
      assertEquals(mean, coarse.values()[0], 1e-5f);
    }
  }

  @Test
  void refusesANetworkThatLiesAtAnotherDistance() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    TestBundles.edit(copy, "\"distance\": 11.576062882191849", "\"distance\": 11.56");
    refuses(copy, "golden case ramp: the distance is 11.57606");
    TestBundles.edit(copy, "\"distance\": 11.56", "\"distance\": 11.57");
    load(ModelBundle.open(copy)).close();
  }

  @Test
  void refusesAGateOfAnotherNetwork() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    TestBundles.edit(copy, "\"gateFeatures\": \"gate_features\"", "\"gateFeatures\": \"logits2\"");
    refuses(copy, "models/model.onnx: fails: there is no output named logits2");
    Path mean = temporary.resolve("mean.npy");
    NpyFiles.write(mean, List.of(2), new float[2]);
    Path projection = temporary.resolve("projection.npy");
    NpyFiles.write(projection, List.of(3, 2), new float[6]);
    Path weights = temporary.resolve("weights.npy");
    NpyFiles.write(weights, List.of(2), new float[2]);
    TestBundles.edit(copy, "\"logits2\"", "\"gate_features\"");
    TestBundles.replace(copy, "gate/mean.npy", Files.readAllBytes(mean));
    TestBundles.replace(copy, "gate/projection.npy", Files.readAllBytes(projection));
    TestBundles.replace(copy, "gate/weights.npy", Files.readAllBytes(weights));
    refuses(
        copy, "models/model.onnx: the outputs' shapes do not fit 3 classes and 2 gate features");
  }

  @ParameterizedTest
  @MethodSource("dev.lantern.modelbundle.TestBundles#all")
  void twoThreadsGiveWhatOneGives(Path folder) throws Exception {
    ModelBundle bundle = ModelBundle.open(folder);
    List<Tensor> inputs = inputs(bundle);
    try (Classifier classifier = load(bundle);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<NetworkOutput> alone = run(classifier, inputs);
      Callable<List<NetworkOutput>> work = () -> run(classifier, inputs);
      for (Future<List<NetworkOutput>> other : threads.invokeAll(List.of(work, work))) {
        for (int i = 0; i < INPUTS; i++) {
          NetworkOutput output = other.get().get(i);
          assertArrayEquals(alone.get(i).logits(), output.logits());
          assertArrayEquals(alone.get(i).features().values(), output.features().values());
        }
      }
    }
  }

  @Test
  void refusesANetworkThatGivesOtherLogits() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    Path logits = temporary.resolve("logits.npy");
    NpyFiles.write(logits, List.of(1, 3), new float[] {1, 2, 3});
    TestBundles.replace(copy, "golden/small-logits.npy", Files.readAllBytes(logits));
    refuses(copy, "golden case small: logits differ by ");
  }

  @Test
  void refusesWhatIsNoNetwork() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    TestBundles.replace(copy, "models/model.onnx", "none".getBytes(StandardCharsets.UTF_8));
    refuses(copy, "models/model.onnx: cannot be loaded: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"features\"|\"maps\"|models/model.onnx: fails: there is no output named maps",
        "\"name\": \"image\"|\"name\": \"x\"|models/model.onnx: fails: ",
        "\"headBias\": \"head_bias\"|\"headBias\": \"head_weight2\"|models/model.onnx: fails: "
      })
  void refusesANetworkWithOtherNames(String text, String replacement, String message)
      throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    TestBundles.edit(copy, text, replacement);
    refuses(copy, message);
  }

  @Test
  void refusesOutputsOfOtherShapes() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    TestBundles.edit(copy, "\"logits\": \"logits\"", "\"logits\": \"temporary\"");
    TestBundles.edit(copy, "\"headBias\": \"head_bias\"", "\"headBias\": \"logits\"");
    TestBundles.edit(copy, "\"logits\": \"temporary\"", "\"logits\": \"head_bias\"");
    refuses(
        copy, "models/model.onnx: the outputs' shapes do not fit 3 classes and 5 gate features: ");
  }

  @Test
  void aResultThatIsNotFiniteIsAnError() throws Exception {
    ModelBundle bundle = TestBundles.openTiny();
    float[] values = new float[3 * 24 * 32];
    values[100] = Float.NaN;
    try (Classifier classifier = load(bundle);
        Classifier.Predictor predictor = classifier.predictor()) {
      ClassifierException thrown =
          assertThrows(
              ClassifierException.class, () -> predictor.run(new Tensor(3, 24, 32, values)));
      assertEquals("the network's result is not finite", thrown.getMessage());
    }
  }

  @Test
  void aTensorOfAnotherSizeIsAnError() throws Exception {
    try (Classifier classifier = load(TestBundles.openTiny());
        Classifier.Predictor predictor = classifier.predictor()) {
      Tensor other = new Tensor(3, 8, 8, new float[3 * 8 * 8]);
      assertThrows(ClassifierException.class, () -> predictor.run(other));
    }
  }

  private static Classifier load(ModelBundle bundle) throws BundleException {
    return ClassifierLoader.load(bundle, Precision.FLOAT32);
  }

  private static void refuses(Path folder, String message) throws BundleException {
    ModelBundle bundle = ModelBundle.open(folder);
    BundleException thrown = assertThrows(BundleException.class, () -> load(bundle));
    assertTrue(String.valueOf(thrown.getMessage()).startsWith(message), thrown.getMessage());
  }

  private static List<NetworkOutput> run(Classifier classifier, List<Tensor> inputs)
      throws ClassifierException {
    List<NetworkOutput> outputs = new ArrayList<>();
    try (Classifier.Predictor predictor = classifier.predictor()) {
      for (Tensor input : inputs) {
        outputs.add(predictor.run(input));
      }
    }
    return outputs;
  }

  private static List<Tensor> inputs(ModelBundle bundle) {
    var input = bundle.manifest().input();
    Random random = new Random(1);
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < INPUTS; i++) {
      float[] values = new float[input.channels() * input.height() * input.width()];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) random.nextGaussian();
      }
      inputs.add(new Tensor(input.channels(), input.height(), input.width(), values));
    }
    return inputs;
  }
}
