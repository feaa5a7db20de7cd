package dev.lantern.inference;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.translate.TranslateException;
import dev.lantern.classify.Classifier;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.platform.RootCause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A network in DJL. Owns the native session: close it once no predictor is open.
public final class DjlClassifier implements Classifier {
  private final Model model;
  private final ModelManifest manifest;
  private final LinearHead head;
  private final Optional<GradientNetwork> gradient;

  private DjlClassifier(
      Model model, ModelManifest manifest, LinearHead head, Optional<GradientNetwork> gradient) {
    this.model = model;
    this.manifest = manifest;
    this.head = head;
    this.gradient = gradient;
  }

  /// Reads the head, which is the same for every input, in a first pass.
  ///
  /// @param model taken over
  /// @param file of the network, for messages
  /// @param first any tensor of the input's shape
  /// @param gateFeatures how many the distance is measured in
  /// @param gradient of this network, if there is one; taken over
  /// @throws BundleException where the network's outputs are not what the manifest says
  static DjlClassifier of(
      Model model,
      String file,
      ModelManifest manifest,
      Tensor first,
      int gateFeatures,
      Optional<GradientNetwork> gradient)
      throws BundleException {
    RawOutput raw;
    try (var predictor = model.newPredictor(OutputTranslator.withStages(manifest))) {
      raw = predictor.predict(first);
    } catch (TranslateException | EngineException e) {
      throw new BundleException(file, "fails: " + rootMessage(e), e);
    }
    int classes = manifest.classes().size();
    boolean fits =
        raw.logits().has(1, classes)
            && raw.features().isMaps()
            && raw.headWeights().has(classes, raw.features().shape()[1])
            && raw.headBias().has(classes)
            && raw.gateFeatures().has(1, gateFeatures)
            && raw.stages().stream().allMatch(RawOutput.Array::isMaps);
    if (!fits) {
      throw new BundleException(
          file,
          "the outputs' shapes do not fit %d classes and %d gate features: %s"
              .formatted(classes, gateFeatures, raw));
    }
    int channels = (int) raw.features().shape()[1];
    LinearHead head =
        new LinearHead(classes, channels, raw.headWeights().values(), raw.headBias().values());
    return new DjlClassifier(model, manifest, head, gradient);
  }

  @Override
  public LinearHead head() {
    return head;
  }

  @Override
  public Predictor predictor() {
    return new DjlPredictor(model, manifest, gradient);
  }

  @Override
  public void close() {
    gradient.ifPresent(GradientNetwork::close);
    model.close();
  }

  private static String rootMessage(Throwable thrown) {
    return String.valueOf(RootCause.of(thrown).getMessage());
  }

  /// One thread's predictor.
  private static final class DjlPredictor implements Predictor {
    private final Model model;
    private final ModelManifest manifest;
    private final Optional<GradientNetwork> gradient;
    private final ai.djl.inference.Predictor<Tensor, RawOutput> predictor;

    /// Made when it is first asked for.
    private ai.djl.inference.@Nullable Predictor<GradientNetwork.Input, Tensor> gradients;

    DjlPredictor(Model model, ModelManifest manifest, Optional<GradientNetwork> gradient) {
      this.model = model;
      this.manifest = manifest;
      this.gradient = gradient;
      this.predictor = model.newPredictor(OutputTranslator.withoutStages(manifest));
    }

    @Override
    public NetworkOutput run(Tensor input) throws ClassifierException {
      return output(predict(predictor, input));
    }

    @Override
    public StagedOutput runWithStages(Tensor input) throws ClassifierException {
      try (var staged = model.newPredictor(OutputTranslator.withStages(manifest))) {
        RawOutput raw = predict(staged, input);
        return new StagedOutput(
            output(raw), raw.stages().stream().map(DjlPredictor::maps).toList());
      }
    }

    @Override
    public Tensor gradient(Tensor input, double[] weights) throws ClassifierException {
      float[] floats = new float[weights.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) weights[i];
      }
      Tensor made = predict(gradients(), new GradientNetwork.Input(input, floats));
      if (made.channels() != input.channels()
          || made.height() != input.height()
          || made.width() != input.width()) {
        throw new ClassifierException("the network's gradient is not of its input's shape");
      }
      requireFinite(made.values());
      return made;
    }

    private ai.djl.inference.Predictor<GradientNetwork.Input, Tensor> gradients()
        throws ClassifierException {
      if (gradients == null) {
        GradientNetwork network =
            gradient.orElseThrow(
                () ->
                    new ClassifierException(
                        "this method needs the network's gradient, which "
                            + manifest.label()
                            + " does not have"
                            + (manifest.gradient().isPresent() ? " in this precision" : "")));
        try {
          gradients = network.predictor();
        } catch (BundleException e) {
          throw new ClassifierException(String.valueOf(e.getMessage()), e);
        }
      }
      return gradients;
    }

    private static <I, O> O predict(ai.djl.inference.Predictor<I, O> predictor, I input)
        throws ClassifierException {
      try {
        return predictor.predict(input);
      } catch (TranslateException | EngineException e) {
        throw new ClassifierException("the network fails: " + rootMessage(e), e);
      }
    }

    private static NetworkOutput output(RawOutput raw) throws ClassifierException {
      requireFinite(raw.logits().values());
      requireFinite(raw.gateFeatures().values());
      return new NetworkOutput(
          raw.logits().values(), maps(raw.features()), raw.gateFeatures().values());
    }

    private static void requireFinite(float[] values) throws ClassifierException {
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw new ClassifierException("the network's result is not finite");
        }
      }
    }

    private static FeatureMaps maps(RawOutput.Array array) {
      int[] sides = array.sides();
      return new FeatureMaps(sides[0], sides[1], sides[2], array.values());
    }

    @Override
    public void close() {
      predictor.close();
      if (gradients != null) {
        gradients.close();
      }
    }
  }
}
