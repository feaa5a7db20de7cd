package dev.lantern.pipeline;

import dev.lantern.classify.Classifier;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.explain.CellMap;
import dev.lantern.explain.Explained;
import dev.lantern.explain.LayerChannels;
import dev.lantern.explain.LayerReport;
import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.PassListener;
import dev.lantern.explain.Passes;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.explain.SaliencyMethod;
import dev.lantern.explain.SanityNull;
import dev.lantern.explain.TrustCheck;
import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.preprocess.Prepared;
import dev.lantern.preprocess.PreprocessException;
import dev.lantern.preprocess.Preprocessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Explains images by many forward passes of one bundle's network, on every processor; no gate is
/// asked. Safe for several threads.
final class ImageExplainer {
  private final ModelBundle bundle;
  private final Preprocessor preprocessor;
  private final Classifier classifier;
  private final Map<String, SanityNull> nulls = new HashMap<>();

  /// @param classifier loaded from the bundle; closed by the caller
  ImageExplainer(ModelBundle bundle, Preprocessor preprocessor, Classifier classifier) {
    this.bundle = bundle;
    this.preprocessor = preprocessor;
    this.classifier = classifier;
  }

  /// One thing that is made for each finding.
  private interface Work<T> {
    T of(Explained explained, Prepared prepared, List<Classifier.Predictor> predictors)
        throws ExplanationException, ClassifierException, InterruptedException, BundleException;
  }

  /// @return one map a finding, in the findings' order
  /// @throws ExplanationException where the image or the network cannot be used so
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<SaliencyMap> maps(ScanImage image, MethodChoice choice, PassListener listener)
      throws ExplanationException, InterruptedException {
    return forEachFinding(
        image,
        (explained, prepared, predictors) -> {
          Tensor input = prepared.tensor();
          if (!choice.fits(input.height(), input.width())) {
            throw new ExplanationException(
                "The squares do not cover the network's input of %d × %d pixels without a rest."
                    .formatted(input.height(), input.width()));
          }
          SaliencyMethod method =
              choice.method(classifier.head(), explained.output().features(), input);
          CellMap map = method.map(explained, new Passes(predictors, listener));
          FindingRule rule = explained.finding();
          double scale = choice.name().fixedScale() ? rule.saliencyScale() : map.peak();
          return map.shown(rule.id(), scale, input, prepared.sourceToTensor());
        });
  }

  /// @return one report a finding, in the findings' order
  /// @throws ExplanationException where the image or the network cannot be used so
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<TrustReport> trust(ScanImage image, PassListener listener)
      throws ExplanationException, InterruptedException {
    return forEachFinding(
        image,
        (explained, prepared, predictors) ->
            new TrustCheck(
                    classifier.head(), sanityNull(explained.finding(), predictors.getFirst()))
                .report(explained, new Passes(predictors, listener)));
  }

  /// @return the strongest channels of each depth, and each finding's parts
  /// @throws ExplanationException where the image or the network cannot be used so
  LayerReport layers(ScanImage image) throws ExplanationException {
    try (Classifier.Predictor predictor = classifier.predictor()) {
      Prepared prepared = preprocessor.prepare(image.frame(0), image.display(0));
      return new LayerChannels(classifier.head(), bundle.manifest().findings())
          .report(
              predictor.runWithStages(prepared.tensor()),
              prepared.tensor(),
              prepared.sourceToTensor());
    } catch (ImageReadException | PreprocessException | ClassifierException e) {
      throw new ExplanationException("The image cannot be explained: " + e.getMessage(), e);
    }
  }

  private <T> List<T> forEachFinding(ScanImage image, Work<T> work)
      throws ExplanationException, InterruptedException {
    List<Classifier.Predictor> predictors = new ArrayList<>();
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        predictors.add(classifier.predictor());
      }
      Prepared prepared = preprocessor.prepare(image.frame(0), image.display(0));
      NetworkOutput output = predictors.getFirst().run(prepared.tensor());
      List<T> made = new ArrayList<>();
      for (FindingRule rule : bundle.manifest().findings()) {
        made.add(work.of(new Explained(rule, prepared.tensor(), output), prepared, predictors));
      }
      return List.copyOf(made);
    } catch (ImageReadException | PreprocessException | ClassifierException | BundleException e) {
      throw new ExplanationException("The image cannot be explained: " + e.getMessage(), e);
    } finally {
      predictors.forEach(Classifier.Predictor::close);
    }
  }

  /// Made once for the bundle, on its golden tensors.
  private synchronized SanityNull sanityNull(FindingRule rule, Classifier.Predictor predictor)
      throws ClassifierException, BundleException {
    SanityNull made = nulls.get(rule.id());
    if (made == null) {
      List<NetworkOutput> outputs = new ArrayList<>();
      for (GoldenCase golden : bundle.goldenCases()) {
        outputs.add(predictor.run(golden.tensor()));
      }
      made = new SanityNull(classifier.head(), rule, outputs);
      nulls.put(rule.id(), made);
    }
    return made;
  }
}
