package dev.lantern.inference;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.Classifier.Predictor;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelManifest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Loads a bundle's network through DJL's ONNX Runtime engine, and runs its golden tensors before
/// anything else.
public final class ClassifierLoader {
  private static final String ENGINE = "OnnxRuntime";

  /// Bytes.
  private static final long DEEP_STACK = 16 << 20;

  private final int intraOpThreads;

  /// @param intraOpThreads threads of one forward pass: 1 where several workers run
  public ClassifierLoader(int intraOpThreads) {
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException(intraOpThreads + " threads");
    }
    this.intraOpThreads = intraOpThreads;
  }

  /// Version of ONNX Runtime, and of DJL above it.
  public static String engineVersion() {
    // DJL's engine must be the first to make the environment, and itself names another version.
    Engine.getEngine(ENGINE);
    return OrtEnvironment.getEnvironment().getVersion() + ", DJL " + Engine.getDjlVersion();
  }

  /// The bytes that are hashed are the bytes that are loaded: nothing is read by path, so a network
  /// with weights in a file of their own is refused.
  ///
  /// @return a classifier to be closed by the caller
  /// @throws BundleException where the network cannot be loaded, is not what the manifest says, or
  ///     gives other logits than the golden ones
  public DjlClassifier load(ModelBundle bundle) throws BundleException {
    List<GoldenCase> cases = bundle.goldenCases();
    Model model = open(bundle.manifest().id(), bundle.network());
    try {
      DjlClassifier classifier = DjlClassifier.of(model, bundle.manifest(), cases.getFirst());
      verify(classifier, bundle.manifest(), cases);
      return classifier;
    } catch (BundleException e) {
      model.close();
      throw e;
    }
  }

  private Model open(String name, byte[] network) throws BundleException {
    try {
      return withDeepStack(
          () -> {
            Engine.getEngine(ENGINE);
            OrtEnvironment.getEnvironment().setTelemetry(false);
            Model model = Model.newInstance(name, ENGINE);
            model.load(
                new ByteArrayInputStream(network),
                Map.of("intraOpNumThreads", String.valueOf(intraOpThreads)));
            return model;
          });
    } catch (ExecutionException e) {
      throw new BundleException(
          ModelManifest.NETWORK, "cannot be loaded: " + e.getCause(), e);
    }
  }

  /// ONNX Runtime walks the graph by recursion while it makes a session; on the stack that Java
  /// gives a thread by default, the process dies of it without a word.
  private static <T> T withDeepStack(Callable<T> work) throws ExecutionException {
    var task = new FutureTask<>(work);
    new Thread(null, task, "network-loader", DEEP_STACK).start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          // A half-made session cannot be abandoned: wait for it, then pass the interrupt on.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void verify(
      DjlClassifier classifier, ModelManifest manifest, List<GoldenCase> cases)
      throws BundleException {
    try (Predictor predictor = classifier.predictor()) {
      for (GoldenCase golden : cases) {
        NetworkOutput output = predictor.run(golden.tensor());
        compare(golden, "logits", golden.logits(), output.logits(), manifest.golden().tolerance());
        compare(
            golden,
            "logits made from features and head",
            pooled(classifier.head(), output.features()),
            output.logits(),
            manifest.golden().tolerance());
      }
    } catch (ClassifierException e) {
      throw new BundleException(
          ModelManifest.NETWORK, "fails on a golden tensor: " + e.getMessage(), e);
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
