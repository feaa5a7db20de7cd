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
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.platform.RootCause;

/// A network in DJL. Owns the native session: close it once no predictor is open.
public final class DjlClassifier implements Classifier {
  private final Model model;
  private final OutputTranslator translator;
  private final LinearHead head;

  private DjlClassifier(Model model, OutputTranslator translator, LinearHead head) {
    this.model = model;
    this.translator = translator;
    this.head = head;
  }

  /// Reads the head, which is the same for every input, in a first pass.
  ///
  /// @param model taken over
  /// @param first any tensor of the input's shape
  /// @throws BundleException where the network's outputs are not what the manifest says
  static DjlClassifier of(Model model, ModelManifest manifest, GoldenCase first)
      throws BundleException {
    OutputTranslator translator = new OutputTranslator(manifest.input().name(), manifest.outputs());
    RawOutput raw;
    try (var predictor = model.newPredictor(translator)) {
      raw = predictor.predict(first.tensor());
    } catch (TranslateException | EngineException e) {
      throw new BundleException(ModelManifest.NETWORK, "fails: " + rootMessage(e), e);
    }
    int classes = manifest.classes().size();
    long[] features = raw.features().shape();
    boolean fits =
        raw.logits().has(1, classes)
            && features.length == 4
            && features[0] == 1
            && raw.headWeights().has(classes, features[1])
            && raw.headBias().has(classes);
    if (!fits) {
      throw new BundleException(
          ModelManifest.NETWORK, "the outputs' shapes do not fit " + classes + " classes: " + raw);
    }
    LinearHead head =
        new LinearHead(
            classes, (int) features[1], raw.headWeights().values(), raw.headBias().values());
    return new DjlClassifier(model, translator, head);
  }

  @Override
  public LinearHead head() {
    return head;
  }

  @Override
  public Predictor predictor() {
    return new DjlPredictor(model.newPredictor(translator));
  }

  @Override
  public void close() {
    model.close();
  }

  private static String rootMessage(Throwable thrown) {
    return String.valueOf(RootCause.of(thrown).getMessage());
  }

  /// One thread's predictor.
  private static final class DjlPredictor implements Predictor {
    private final ai.djl.inference.Predictor<Tensor, RawOutput> predictor;

    DjlPredictor(ai.djl.inference.Predictor<Tensor, RawOutput> predictor) {
      this.predictor = predictor;
    }

    @Override
    public NetworkOutput run(Tensor input) throws ClassifierException {
      RawOutput raw;
      try {
        raw = predictor.predict(input);
      } catch (TranslateException | EngineException e) {
        throw new ClassifierException("the network fails: " + rootMessage(e), e);
      }
      for (float logit : raw.logits().values()) {
        if (!Float.isFinite(logit)) {
          throw new ClassifierException("the network's result is not finite");
        }
      }
      long[] shape = raw.features().shape();
      return new NetworkOutput(
          raw.logits().values(),
          new FeatureMaps((int) shape[1], (int) shape[2], (int) shape[3], raw.features().values()));
    }

    @Override
    public void close() {
      predictor.close();
    }
  }
}
