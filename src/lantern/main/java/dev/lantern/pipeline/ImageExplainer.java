package dev.lantern.pipeline;

import dev.lantern.classify.Classifier;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.explain.CellMap;
import dev.lantern.explain.Explained;
import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.PassListener;
import dev.lantern.explain.Passes;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.explain.SaliencyMethod;
import dev.lantern.explain.SanityNull;
import dev.lantern.explain.TrustCheck;
import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageTransform;
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

  /// @param sourceToTensor source pixels to those of the network's input
  private record Subject(Explained explained, ImageTransform sourceToTensor) {
    SaliencyMap shown(CellMap map, double scale) {
      return map.shown(explained.finding().id(), scale, explained.input(), sourceToTensor);
    }
  }

  /// One thing that is made for each finding.
  private interface Work<T> {
    T of(Subject subject, List<Classifier.Predictor> predictors, PassListener listener)
        throws ExplanationException, ClassifierException, InterruptedException, BundleException;
  }

  /// @return one map a finding, in the findings' order
  /// @throws ExplanationException where the image or the network cannot be used so
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<SaliencyMap> maps(ScanImage image, MethodChoice choice, PassListener listener)
      throws ExplanationException, InterruptedException {
    return forEachFinding(
        image,
        listener,
        (subject, predictors, heard) -> {
          Explained explained = subject.explained();
          Tensor input = explained.input();
          if (!choice.fits(input.height(), input.width())) {
            throw new ExplanationException(
                "The squares do not cover the network's input of %d × %d pixels without a rest."
                    .formatted(input.height(), input.width()));
          }
          SaliencyMethod method =
              choice.method(classifier.head(), explained.output().features(), input);
          CellMap map =
              method.map(
                  explained,
                  Passes.growing(
                      predictors, heard, soFar -> heard.grown(subject.shown(soFar, soFar.peak()))));
          double scale =
              choice.name().fixedScale() ? explained.finding().saliencyScale() : map.peak();
          return subject.shown(map, scale);
        });
  }

  /// @return one report a finding, in the findings' order
  /// @throws ExplanationException where the image or the network cannot be used so
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<TrustReport> trust(ScanImage image, PassListener listener)
      throws ExplanationException, InterruptedException {
    return forEachFinding(
        image,
        listener,
        (subject, predictors, heard) ->
            new TrustCheck(
                    classifier.head(),
                    sanityNull(subject.explained().finding(), predictors.getFirst()))
                .report(subject.explained(), new Passes(predictors, heard)));
  }

  private <T> List<T> forEachFinding(ScanImage image, PassListener listener, Work<T> work)
      throws ExplanationException, InterruptedException {
    List<Classifier.Predictor> predictors = new ArrayList<>();
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        predictors.add(classifier.predictor());
      }
      Prepared prepared = preprocessor.prepare(image.frame(0), image.display(0));
      NetworkOutput output = predictors.getFirst().run(prepared.tensor());
      List<T> made = new ArrayList<>();
      List<FindingRule> rules = bundle.manifest().findings();
      for (int i = 0; i < rules.size(); i++) {
        Explained explained = new Explained(rules.get(i), prepared.tensor(), output);
        Subject subject = new Subject(explained, prepared.sourceToTensor());
        made.add(work.of(subject, predictors, listener.part(i, rules.size())));
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
