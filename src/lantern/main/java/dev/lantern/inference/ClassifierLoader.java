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

  /// Where a processor has no instruction for it (VNNI on x86_64), a sum of products of int8 may
  /// overflow and is cut off, so that the network gives other logits and features; slower ones do
  /// not. Of no effect on others and on float32.
  private static final String EXACT_INT8 = "session.x64quantprecision";

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
    List<GoldenCase> cases = bundle.goldenCases();
    FeatureGate gate = bundle.featureGate();
    Model model = open(bundle.manifest().id(), variant.network(), bundle.network(variant));
    try {
      DjlClassifier classifier =
          DjlClassifier.of(
              model,
              variant.network(),
              bundle.manifest(),
              cases.getFirst().tensor(),
              gate.features(),
              gradient(bundle, precision));
      verify(classifier, variant, gate, cases);
      return classifier;
    } catch (BundleException e) {
      model.close();
      throw e;
    }
  }

  private static Optional<GradientNetwork> gradient(ModelBundle bundle, Precision precision) {
    GradientNetwork.Opener opener = (file, network) -> open(bundle.manifest().id(), file, network);
    return bundle
        .manifest()
        .gradient(precision)
        .map(gradient -> new GradientNetwork(bundle, gradient, opener));
  }

  private static Model open(String name, String file, byte[] network) throws BundleException {
    try {
      EngineStart.run();
      return loaded(Model.newInstance(name, EngineStart.ENGINE), network);
    } catch (MalformedModelException | IOException | EngineException e) {
      throw new BundleException(file, "cannot be loaded: " + String.valueOf(e.getMessage()), e);
    }
  }

  private static Model loaded(Model model, byte[] network)
      throws MalformedModelException, IOException {
    boolean loaded = false;
    try (var session = new OrtSession.SessionOptions()) {
      session.setIntraOpNumThreads(1);
      session.addConfigEntry(EXACT_INT8, "1");
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
        if (variant.precision() == Precision.FLOAT32) {
          FeatureGate.Verdict verdict = gate.check(output.gateFeatures());
          compare(golden, "distance", golden.distance(), verdict.distance());
          compare(golden, "orientation score", golden.disorder(), verdict.disorder());
        }
      }
    } catch (ClassifierException e) {
      throw new BundleException(
          variant.network(), "fails on a golden tensor: " + e.getMessage(), e);
    }
  }

  private static void compare(GoldenCase golden, String what, double expected, double found)
      throws BundleException {
    if (!(Math.abs(found - expected) <= GATE_TOLERANCE * Math.max(1, Math.abs(expected)))) {
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
