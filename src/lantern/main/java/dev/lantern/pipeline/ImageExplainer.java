package dev.lantern.pipeline;

import dev.lantern.classify.Classifier;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.explain.CellMap;
import dev.lantern.explain.Explained;
import dev.lantern.explain.FoundArea;
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
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.preprocess.LungFields;
import dev.lantern.preprocess.LungMask;
import dev.lantern.preprocess.Prepared;
import dev.lantern.preprocess.PreprocessException;
import dev.lantern.preprocess.Preprocessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Explains images by many forward passes of one bundle's network, on every processor; no gate is
/// asked. Safe for several threads.
final class ImageExplainer {
  private final ModelBundle bundle;
  private final Preprocessor preprocessor;
  private final Classifier classifier;
  private final Supplier<List<FindingRule>> rules;
  private final Map<String, SanityNull> nulls = new HashMap<>();

  /// @param classifier loaded from the bundle; closed by the caller
  /// @param rules the bundle's findings, each at its operating point of the time
  ImageExplainer(
      ModelBundle bundle,
      Preprocessor preprocessor,
      Classifier classifier,
      Supplier<List<FindingRule>> rules) {
    this.bundle = bundle;
    this.preprocessor = preprocessor;
    this.classifier = classifier;
    this.rules = rules;
  }

  /// What is explained.
  ///
  /// @param sourceToTensor source pixels to those of the network's input
  record Subject(Explained explained, ImageTransform sourceToTensor) {
    SaliencyMap shown(CellMap map, double scale) {
      return map.shown(explained.finding().id(), scale, explained.input(), sourceToTensor);
    }
  }

  /// One thing that is made of a finding.
  interface Work<T> {
    /// @param listener hears this finding's passes as a part of all
    T of(Subject subject, List<Classifier.Predictor> predictors, PassListener listener)
        throws ExplanationException, ClassifierException, InterruptedException, BundleException;
  }

  /// Of the network.
  LinearHead head() {
    return classifier.head();
  }

  /// @return one map a finding, in the findings' order
  /// @throws ExplanationException where the image or the network cannot be used so
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<SaliencyMap> maps(ScanImage image, MethodChoice choice, PassListener listener)
      throws ExplanationException, InterruptedException {
    return forFindings(
        rules.get(),
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

  /// Where the bundle is for chest radiographs, and the lungs are found, the reports have a part
  /// about them.
  ///
  /// @return one report a finding, in the findings' order
  /// @throws ExplanationException where the image or the network cannot be used so
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<TrustReport> trust(ScanImage image, PassListener listener)
      throws ExplanationException, InterruptedException {
    ScanImage kept = new KeptFrame(image);
    return forFindings(rules.get(), kept, listener, trustWork(kept));
  }

  /// As [#trust(ScanImage, PassListener)], of some findings and on one processor: for those who use
  /// the others.
  ///
  /// @param predictor used by nobody else meanwhile
  List<TrustReport> trust(
      ScanImage image, List<FindingRule> findings, Classifier.Predictor predictor)
      throws ExplanationException, InterruptedException {
    ScanImage kept = new KeptFrame(image);
    return forEach(findings, kept, List.of(predictor), (_, _) -> {}, trustWork(kept));
  }

  private Work<TrustReport> trustWork(ScanImage kept) {
    Optional<LungMask> lungs = lungs(kept);
    return (subject, predictors, listener) -> {
      Explained explained = subject.explained();
      SanityNull sanity = sanityNull(explained.finding(), predictors.getFirst());
      TrustCheck check = new TrustCheck(classifier.head(), sanity);
      Passes passes = new Passes(predictors, listener);
      return lungs.isPresent()
          ? check.report(explained, region(lungs.get(), subject), passes)
          : check.report(explained, passes);
    };
  }

  /// Empty, too, where they cannot be looked for: the other parts of a report need none.
  private Optional<LungMask> lungs(ScanImage image) {
    if (!bundle.manifest().inputGate().chestRadiographs()) {
      return Optional.empty();
    }
    try {
      LungMask found = LungFields.find(image.frame(0), image.display(0));
      return found.quality().passed() ? Optional.of(found) : Optional.empty();
    } catch (ImageReadException | PreprocessException e) {
      return Optional.empty();
    }
  }

  /// @return the strongest channels of each depth, and each finding's parts
  /// @throws ExplanationException where the image or the network cannot be used so
  LayerReport layers(ScanImage image) throws ExplanationException {
    try (Classifier.Predictor predictor = classifier.predictor()) {
      Prepared prepared = preprocessor.prepare(image.frame(0), image.display(0));
      return new LayerChannels(classifier.head(), rules.get())
          .report(
              predictor.runWithStages(prepared.tensor()),
              prepared.tensor(),
              prepared.sourceToTensor());
    } catch (ImageReadException | PreprocessException | ClassifierException e) {
      throw new ExplanationException("The image cannot be explained: " + e.getMessage(), e);
    }
  }

  private static FoundArea region(LungMask lungs, Subject subject) {
    return new FoundArea(
        lungs.side(),
        lungs.side(),
        lungs.inside(),
        lungs.toSource().then(subject.sourceToTensor()));
  }

  /// Does some work on an image's first pass, with a predictor for each processor.
  ///
  /// @return what was made, one a finding
  /// @throws ExplanationException where the image or the network cannot be used so
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  <T> List<T> forFindings(
      List<FindingRule> findings, ScanImage image, PassListener listener, Work<T> work)
      throws ExplanationException, InterruptedException {
    List<Classifier.Predictor> predictors = new ArrayList<>();
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        predictors.add(classifier.predictor());
      }
      return forEach(findings, image, predictors, listener, work);
    } finally {
      predictors.forEach(Classifier.Predictor::close);
    }
  }

  private <T> List<T> forEach(
      List<FindingRule> findings,
      ScanImage image,
      List<Classifier.Predictor> predictors,
      PassListener listener,
      Work<T> work)
      throws ExplanationException, InterruptedException {
    try {
      Prepared prepared = preprocessor.prepare(image.frame(0), image.display(0));
      NetworkOutput output = predictors.getFirst().run(prepared.tensor());
      List<T> made = new ArrayList<>();
      for (int i = 0; i < findings.size(); i++) {
        Explained explained = new Explained(findings.get(i), prepared.tensor(), output);
        Subject subject = new Subject(explained, prepared.sourceToTensor());
        made.add(work.of(subject, predictors, listener.part(i, findings.size())));
      }
      return List.copyOf(made);
    } catch (ImageReadException | PreprocessException | ClassifierException | BundleException e) {
      throw new ExplanationException("The image cannot be explained: " + e.getMessage(), e);
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
