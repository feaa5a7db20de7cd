package dev.lantern.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.Classifier.Predictor;
import dev.lantern.classify.FeatureGate;
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
import java.util.Optional;

/// Loads a bundle's network through DJL's ONNX Runtime engine, and runs its golden tensors before
/// anything else. A pass has one thread: whoever has many passes runs as many at once as there are
/// processors, and sums are the same to the last bit wherever an image is judged.
public final class ClassifierLoader {
  /// Largest difference of a golden gate score, as a part of it, or of 1 where it is smaller.
  private static final double GATE_TOLERANCE = 1e-3;

  /// Largest difference of a golden gate score from that of float32 where the network is of int8:
  /// a distance, an orientation score. Shipped bundles: .29 and .43; where sums overflow 1.1 and 4.
  private static final double ROUNDED_DISTANCE = 0.4;

  private static final double ROUNDED_DISORDER = 0.6;

  /// As the engine does it best.
  private static final Map<String, String> PLAIN = Map.of();

  /// Sums of int8 in float32: slower, and the same on every processor.
  private static final Map<String, String> SUMS_IN_FLOAT = Map.of("session.disable_quant_qdq", "1");

  private ClassifierLoader() {}

  /// Version of ONNX Runtime, and of DJL above it.
  ///
  /// @throws BundleException where the engine cannot be started on this machine
  public static String engineVersion() throws BundleException {
    try {
      EngineStart.run();
      return OrtEnvironment.getEnvironment().getVersion() + ", DJL " + Engine.getDjlVersion();
    } catch (EngineException e) {
      throw new BundleException("engine", String.valueOf(e.getMessage()), e);
    }
  }

  /// The bytes that are hashed are the bytes that are loaded: nothing is read by path, so a network
  /// with weights in a file of their own is refused.
  ///
  /// Where a processor has no instruction for it (VNNI on x86_64), sums of products of int8 may
  /// overflow and are cut off, and the gate would refuse every image, or none: the golden scores of
  /// the gate show it, and the sums are made in float32 then.
  ///
  /// @param precision of the network
  /// @return a classifier to be closed by the caller
  /// @throws BundleException where there is no network of that precision, or it cannot be loaded,
  ///     is not what the manifest says, or gives other logits or another distance than the golden
  ///     ones
  public static DjlClassifier load(ModelBundle bundle, Precision precision) throws BundleException {
    Variant variant =
        bundle
            .manifest()
            .variant(precision)
            .orElseThrow(
                () -> new BundleException("precisions", "there is none of " + precision.word()));
    try {
      return load(bundle, variant, PLAIN);
    } catch (BundleException e) {
      if (precision == Precision.FLOAT32) {
        throw e;
      }
      return load(bundle, variant, SUMS_IN_FLOAT);
    }
  }

  private static DjlClassifier load(
      ModelBundle bundle, Variant variant, Map<String, String> settings) throws BundleException {
    List<GoldenCase> cases = bundle.goldenCases();
    FeatureGate gate = bundle.featureGate();
    String id = bundle.manifest().id();
    Model model = open(id, variant.network(), bundle.network(variant), settings);
    try {
      DjlClassifier classifier =
          DjlClassifier.of(
              model,
              variant.network(),
              bundle.manifest(),
              cases.getFirst().tensor(),
              gate.features(),
              gradient(bundle, variant.precision()));
      verify(classifier, variant, gate, cases);
      return classifier;
    } catch (BundleException e) {
      model.close();
      throw e;
    }
  }

  private static Optional<GradientNetwork> gradient(ModelBundle bundle, Precision precision) {
    GradientNetwork.Opener opener =
        (file, network) -> open(bundle.manifest().id(), file, network, PLAIN);
    return bundle
        .manifest()
        .gradient(precision)
        .map(gradient -> new GradientNetwork(bundle, gradient, opener));
  }

  private static Model open(String name, String file, byte[] network, Map<String, String> settings)
      throws BundleException {
    try {
      EngineStart.run();
      return loaded(Model.newInstance(name, EngineStart.ENGINE), network, settings);
    } catch (MalformedModelException | IOException | EngineException e) {
      throw new BundleException(file, "cannot be loaded: " + String.valueOf(e.getMessage()), e);
    }
  }

  private static Model loaded(Model model, byte[] network, Map<String, String> settings)
      throws MalformedModelException, IOException {
    boolean loaded = false;
    try (var session = new OrtSession.SessionOptions()) {
      session.setIntraOpNumThreads(1);
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        session.addConfigEntry(setting.getKey(), setting.getValue());
      }
      model.load(new ByteArrayInputStream(network), Map.of("sessionOptions", session));
      loaded = true;
      return model;
    } catch (OrtException e) {
      throw new EngineException(e);
    } finally {
      if (!loaded) {
        model.close();
      }
    }
  }

  private static void verify(
      DjlClassifier classifier, Variant variant, FeatureGate gate, List<GoldenCase> cases)
      throws BundleException {
    try (Predictor predictor = classifier.predictor()) {
      for (GoldenCase golden : cases) {
        NetworkOutput output = predictor.run(golden.tensor());
        compare(golden, "logits", golden.logits(), output.logits(), variant.tolerance());
        compare(
            golden,
            "logits made from features and head",
            classifier.head().logits(output.features()),
            output.logits(),
            variant.tolerance());
        boolean rounded = variant.precision() == Precision.INT8;
        FeatureGate.Verdict verdict = gate.check(output.gateFeatures());
        compare(
            golden,
            "distance",
            golden.distance(),
            verdict.distance(),
            rounded ? ROUNDED_DISTANCE : tolerance(golden.distance()));
        compare(
            golden,
            "orientation score",
            golden.disorder(),
            verdict.disorder(),
            rounded ? ROUNDED_DISORDER : tolerance(golden.disorder()));
      }
    } catch (ClassifierException e) {
      throw new BundleException(
          variant.network(), "fails on a golden tensor: " + e.getMessage(), e);
    }
  }

  private static double tolerance(double expected) {
    return GATE_TOLERANCE * Math.max(1, Math.abs(expected));
  }

  private static void compare(
      GoldenCase golden, String what, double expected, double found, double tolerance)
      throws BundleException {
    if (!(Math.abs(found - expected) <= tolerance)) {
      throw new BundleException(
          "golden case " + golden.name(),
          "the " + what + " is " + found + " where " + expected + " must be");
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
}
