package dev.lantern.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.onnxruntime.OrtEnvironment;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.Classifier.Predictor;
import dev.lantern.classify.FeatureDistance;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.classify.Precision;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelManifest.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Loads a bundle's network through DJL's ONNX Runtime engine, and runs its golden tensors before
/// anything else.
public final class ClassifierLoader {
  /// Largest difference of a golden distance, as a part of it.
  private static final double DISTANCE_TOLERANCE = 1e-3;

  private final int intraOpThreads;

  /// @param intraOpThreads threads of one forward pass: 1 where several workers run
  public ClassifierLoader(int intraOpThreads) {
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException(intraOpThreads + " threads");
    }
    this.intraOpThreads = intraOpThreads;
  }

  /// Version of ONNX Runtime, and of DJL above it.
  ///
  /// @throws BundleException where the engine cannot be started on this machine
  public static String engineVersion() throws BundleException {
    startEngine();
    return OrtEnvironment.getEnvironment().getVersion() + ", DJL " + Engine.getDjlVersion();
  }

  /// Starts the engine, which a shutdown under way would forbid.
  ///
  /// @throws BundleException where it cannot be started on this machine
  public static void startEngine() throws BundleException {
    try {
      EngineStart.run();
    } catch (EngineException e) {
      throw new BundleException("engine", String.valueOf(e.getMessage()), e);
    }
  }

  /// The bytes that are hashed are the bytes that are loaded: nothing is read by path, so a network
  /// with weights in a file of their own is refused.
  ///
  /// @param precision of the network
  /// @return a classifier to be closed by the caller
  /// @throws BundleException where there is no network of that precision, or it cannot be loaded,
  ///     is not what the manifest says, or gives other logits or another distance than the golden
  ///     ones
  public DjlClassifier load(ModelBundle bundle, Precision precision) throws BundleException {
    Variant variant =
        bundle
            .manifest()
            .variant(precision)
            .orElseThrow(
                () -> new BundleException("precisions", "there is none of " + precision.word()));
    List<GoldenCase> cases = bundle.goldenCases();
    FeatureDistance distance = bundle.distance();
    Model model = open(bundle.manifest().id(), variant.network(), bundle.network(variant));
    try {
      DjlClassifier classifier =
          DjlClassifier.of(
              model,
              variant.network(),
              bundle.manifest(),
              cases.getFirst().tensor(),
              distance.features());
      verify(classifier, variant, distance, cases);
      return classifier;
    } catch (BundleException e) {
      model.close();
      throw e;
    }
  }

  private Model open(String name, String file, byte[] network) throws BundleException {
    try {
      EngineStart.run();
      Model model = Model.newInstance(name, EngineStart.ENGINE);
      model.load(
          new ByteArrayInputStream(network),
          Map.of("intraOpNumThreads", String.valueOf(intraOpThreads)));
      return model;
    } catch (MalformedModelException | IOException | EngineException e) {
      throw new BundleException(file, "cannot be loaded: " + String.valueOf(e.getMessage()), e);
    }
  }

  private static void verify(
      DjlClassifier classifier, Variant variant, FeatureDistance distance, List<GoldenCase> cases)
      throws BundleException {
    try (Predictor predictor = classifier.predictor()) {
      for (GoldenCase golden : cases) {
        NetworkOutput output = predictor.run(golden.tensor());
        compare(golden, "logits", golden.logits(), output.logits(), variant.tolerance());
        compare(
            golden,
            "logits made from features and head",
            pooled(classifier.head(), output.features()),
            output.logits(),
            variant.tolerance());
        if (variant.precision() == Precision.FLOAT32) {
          compare(golden, distance.of(output.gateFeatures()));
        }
      }
    } catch (ClassifierException e) {
      throw new BundleException(
          variant.network(), "fails on a golden tensor: " + e.getMessage(), e);
    }
  }

  private static void compare(GoldenCase golden, double distance) throws BundleException {
    double difference = Math.abs(distance - golden.distance());
    if (!(difference <= DISTANCE_TOLERANCE * golden.distance())) {
      throw new BundleException(
          "golden case " + golden.name(),
          "the distance is " + distance + " where " + golden.distance() + " must be");
    }
  }

  private static void compare(
      GoldenCase golden, String what, float[] expected, float[] found, double tolerance)
      throws BundleException {
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs((double) expected[i] - found[i]);
      if (!(difference <= tolerance)) {
        throw new BundleException(
            "golden case " + golden.name(),
            what + " differ by " + difference + "; allowed is " + tolerance);
      }
    }
  }

  /// What a pooled-linear head makes of the feature maps: the promise that saliency rests on.
  private static float[] pooled(LinearHead head, FeatureMaps features) {
    int cells = features.height() * features.width();
    double[] means = new double[features.channels()];
    for (int k = 0; k < means.length; k++) {
      double sum = 0;
      for (int i = 0; i < cells; i++) {
        sum += features.values()[k * cells + i];
      }
      means[k] = sum / cells;
    }
    float[] logits = new float[head.classes()];
    for (int c = 0; c < logits.length; c++) {
      double sum = head.bias()[c];
      for (int k = 0; k < means.length; k++) {
        sum += head.weights()[c * means.length + k] * means[k];
      }
      logits[c] = (float) sum;
    }
    return logits;
  }
}
