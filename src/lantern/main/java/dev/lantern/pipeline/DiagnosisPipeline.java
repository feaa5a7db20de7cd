package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Classifier;
import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FeatureGate;
import dev.lantern.classify.Finding;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.FindingScorer;
import dev.lantern.classify.InputGate;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.explain.ClassActivation;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.preprocess.Prepared;
import dev.lantern.preprocess.PreprocessException;
import dev.lantern.preprocess.Preprocessor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One model bundle at work: gates, preprocessing, network, findings, heatmaps. Safe for several
/// threads: the network is shared, each diagnosis borrows a predictor of its own. Close it once no
/// diagnosis is under way.
public final class DiagnosisPipeline implements AutoCloseable {
  private final ModelBundle bundle;
  private final InputGate gate;
  private final FeatureGate featureGate;
  private final Preprocessor preprocessor;
  private final Classifier classifier;
  private final ClassActivation saliency;
  private final ImageExplainer explainer;
  private final RegionRemoval regionRemoval;
  private volatile Supplier<List<FindingRule>> rules;
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
    this.rules = manifest::findings;
    this.saliency = new ClassActivation(classifier.head());
    this.explainer = new ImageExplainer(bundle, preprocessor, classifier, () -> rules.get());
    this.regionRemoval = new RegionRemoval(this, preprocessor);
  }

  /// Decides every image by the rules of its time.
  ///
  /// @param now gives the bundle's own rules, each at one of its operating points
  void decideBy(Supplier<List<FindingRule>> now) {
    rules = now;
  }

  /// Judges one image, unless a gate refuses it; never throws for a bad one.
  public ImageOutcome diagnose(ScanImage image) {
    return diagnose(image, Gates.HEADER_AND_PIXELS, _ -> {});
  }

  /// As [#diagnose(ScanImage)]; and measures how far the map of each positive finding can be
  /// trusted, on this thread, which takes some hundreds of passes. Where that cannot be measured
  /// the diagnosis stands, and says why.
  ImageOutcome diagnoseWithTrust(ScanImage image) {
    ImageOutcome outcome = diagnose(image);
    if (!(outcome instanceof ImageOutcome.Diagnosed diagnosed)) {
      return outcome;
    }
    List<FindingRule> positive =
        diagnosed.classification().findings().stream()
            .filter(Finding::positive)
            .map(finding -> rule(finding.id()))
            .toList();
    if (positive.isEmpty()) {
      return outcome;
    }
    Classifier.Predictor predictor = borrow();
    try {
      return diagnosed.trusted(explainer.trust(image, positive, predictor));
    } catch (ExplanationException e) {
      return diagnosed.untrusted("trust not measured: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ImageOutcome.Failed(
          image.source(), FailureReason.NETWORK, "explanation: interrupted");
    } finally {
      idle.add(predictor);
    }
  }

  private FindingRule rule(String id) {
    for (FindingRule rule : rules.get()) {
      if (rule.id().equals(id)) {
        return rule;
      }
    }
    throw new IllegalStateException("a finding of another bundle: " + id);
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
    return judge(preprocessor.prepare(frame, display));
  }

  /// Judges what is prepared already.
  ///
  /// @throws ClassifierException where the network fails on it
  Judgement judge(Prepared prepared) throws ClassifierException {
    NetworkOutput output;
    Classifier.Predictor predictor = borrow();
    try {
      output = predictor.run(prepared.tensor());
    } finally {
      idle.add(predictor);
    }
    Classification classification =
        new FindingScorer(bundle.manifest().label(), bundle.hash(), rules.get()).classify(output);
    List<SaliencyMap> maps =
        bundle.manifest().findings().stream()
            .map(
                rule ->
                    saliency.explain(rule, output, prepared.tensor(), prepared.sourceToTensor()))
            .toList();
    return new Judgement(
        classification, output.topClass(), maps, featureGate.check(output.gateFeatures()));
  }

  private Classifier.Predictor borrow() {
    Classifier.Predictor predictor = idle.poll();
    return predictor == null ? classifier.predictor() : predictor;
  }

  /// Explains images that were diagnosed.
  ImageExplainer explainer() {
    return explainer;
  }

  /// Judges images that were diagnosed without a region.
  RegionRemoval regionRemoval() {
    return regionRemoval;
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
