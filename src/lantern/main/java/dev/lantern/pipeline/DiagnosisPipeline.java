package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Classifier;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FeatureGate;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.FindingScorer;
import dev.lantern.classify.InputGate;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.explain.CellMap;
import dev.lantern.explain.ClassActivation;
import dev.lantern.explain.Explained;
import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.PassListener;
import dev.lantern.explain.Passes;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.explain.SaliencyMethod;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.preprocess.Prepared;
import dev.lantern.preprocess.PreprocessException;
import dev.lantern.preprocess.Preprocessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// One model bundle at work: gates, preprocessing, network, findings, heatmaps. Safe for several
/// threads: the network is shared, each diagnosis borrows a predictor of its own. Close it once no
/// diagnosis is under way.
public final class DiagnosisPipeline implements AutoCloseable {
  private final ModelBundle bundle;
  private final InputGate gate;
  private final FeatureGate featureGate;
  private final Preprocessor preprocessor;
  private final Classifier classifier;
  private final FindingScorer scorer;
  private final ClassActivation saliency;
  private final BlockingQueue<Classifier.Predictor> idle = new LinkedBlockingQueue<>();

  /// @param classifier loaded from the bundle; closed with the pipeline
  DiagnosisPipeline(ModelBundle bundle, Preprocessor preprocessor, Classifier classifier)
      throws BundleException {
    ModelManifest manifest = bundle.manifest();
    this.bundle = bundle;
    this.gate = manifest.inputGate();
    this.featureGate = bundle.featureGate();
    this.preprocessor = preprocessor;
    this.classifier = classifier;
    this.scorer = new FindingScorer(manifest.label(), bundle.hash(), manifest.findings());
    this.saliency =
        new ClassActivation(classifier.head(), manifest.input().height(), manifest.input().width());
  }

  /// Judges one image, unless a gate refuses it; never throws for a bad one.
  public ImageOutcome diagnose(ScanImage image) {
    return diagnose(image, Gates.HEADER_AND_PIXELS, _ -> {});
  }

  /// Judges one image, unless one of these gates refuses it; never throws for a bad one.
  ///
  /// @param witness hears what was made of the pixels, also where it is then withheld
  ImageOutcome diagnose(ScanImage image, Gates gates, Consumer<Judgement> witness) {
    Optional<InputGate.Refusal> refusal =
        gates == Gates.HEADER_AND_PIXELS ? gate.check(image.header()) : Optional.empty();
    if (refusal.isPresent()) {
      return ImageOutcome.of(image.source(), refusal.get());
    }
    try {
      Judgement judgement = judge(image.frame(0), image.display(0));
      witness.accept(judgement);
      Optional<InputGate.Refusal> second = judgement.gate().refusal();
      if (gates != Gates.NONE && second.isPresent()) {
        return ImageOutcome.of(image.source(), second.get());
      }
      return new ImageOutcome.Diagnosed(
          image.source(), image, judgement.classification(), judgement.saliency());
    } catch (ImageReadException e) {
      return ImageOutcome.of(image.source(), e);
    } catch (PreprocessException e) {
      return new ImageOutcome.Failed(
          image.source(), FailureReason.UNSUPPORTED_PIXELS, "preprocess: " + e.getMessage());
    } catch (ClassifierException e) {
      return new ImageOutcome.Failed(
          image.source(), FailureReason.NETWORK, "network: " + e.getMessage());
    }
  }

  /// Judges the pixels alone: no gate is asked of the header.
  ///
  /// @throws PreprocessException where the frame is not of a kind that the bundle's steps take
  /// @throws ClassifierException where the network fails on it
  public Judgement judge(Frame frame, FrameDisplay display)
      throws PreprocessException, ClassifierException {
    Prepared prepared = preprocessor.prepare(frame, display);
    NetworkOutput output;
    Classifier.Predictor predictor = borrow();
    try {
      output = predictor.run(prepared.tensor());
    } finally {
      idle.add(predictor);
    }
    Classification classification = scorer.classify(output);
    List<SaliencyMap> maps =
        bundle.manifest().findings().stream()
            .map(rule -> saliency.explain(rule, output, prepared.sourceToTensor()))
            .toList();
    return new Judgement(
        classification, output.topClass(), maps, featureGate.check(output.gateFeatures()));
  }

  /// Explains the pixels alone, by forward passes on every processor; no gate is asked.
  ///
  /// @return one map a finding, in the findings' order
  /// @throws ExplanationException where the image or the network cannot be used so
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<SaliencyMap> explain(ScanImage image, MethodChoice choice, PassListener listener)
      throws ExplanationException, InterruptedException {
    List<Classifier.Predictor> predictors = new ArrayList<>();
    try {
      Prepared prepared = preprocessor.prepare(image.frame(0), image.display(0));
      Tensor input = prepared.tensor();
      if (!choice.fits(input.height(), input.width())) {
        throw new ExplanationException(
            "The squares do not cover the network's input of %d × %d pixels without a rest."
                .formatted(input.height(), input.width()));
      }
      borrow(predictors);
      NetworkOutput output = predictors.getFirst().run(input);
      SaliencyMethod method = choice.method(classifier.head(), output.features(), input);
      Passes passes = new Passes(predictors, listener);
      List<SaliencyMap> maps = new ArrayList<>();
      for (FindingRule rule : bundle.manifest().findings()) {
        CellMap map = method.map(new Explained(rule, input, output), passes);
        double scale = choice.name().fixedScale() ? rule.saliencyScale() : map.peak();
        maps.add(map.shown(rule.id(), scale, input, prepared.sourceToTensor()));
      }
      return List.copyOf(maps);
    } catch (ImageReadException | PreprocessException | ClassifierException e) {
      throw new ExplanationException("The image cannot be explained: " + e.getMessage(), e);
    } finally {
      idle.addAll(predictors);
    }
  }

  /// One for each processor.
  private void borrow(List<Classifier.Predictor> predictors) {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      predictors.add(borrow());
    }
  }

  private Classifier.Predictor borrow() {
    Classifier.Predictor predictor = idle.poll();
    return predictor == null ? classifier.predictor() : predictor;
  }

  /// What the bundle says of itself.
  ModelManifest manifest() {
    return bundle.manifest();
  }

  /// Id and version of the bundle.
  public String bundle() {
    return bundle.manifest().label();
  }

  /// SHA-256 of the bundle, hexadecimal.
  public String bundleHash() {
    return bundle.hash();
  }

  @Override
  public void close() {
    for (Classifier.Predictor predictor : idle) {
      predictor.close();
    }
    idle.clear();
    classifier.close();
  }
}
