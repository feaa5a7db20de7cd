package dev.lantern.pipeline;

import dev.lantern.classify.Precision;
import dev.lantern.explain.MethodName;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import dev.lantern.labels.LabelRow;
import dev.lantern.labels.LabelsException;
import dev.lantern.preprocess.PlainImageReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Measures one bundle on labelled images, DICOM or plain.
public final class Evaluator implements AutoCloseable {
  private final BundleEntry.Usable bundle;
  private final Precision precision;
  private final DiagnosisPipeline pipeline;
  private final ImageLoader scans;
  private final PlainImageReader plain = new PlainImageReader();

  /// @param bundle behind the pipeline
  /// @param pipeline closed with the evaluator
  Evaluator(
      BundleEntry.Usable bundle,
      Precision precision,
      DiagnosisPipeline pipeline,
      ImageLoader scans) {
    this.bundle = bundle;
    this.precision = precision;
    this.pipeline = pipeline;
    this.scans = scans;
  }

  /// The bundle that is measured.
  public BundleEntry.Usable bundle() {
    return bundle;
  }

  /// Of its network.
  public Precision precision() {
    return precision;
  }

  /// Whether a method's maps can be made with this network.
  public boolean offers(MethodName method) {
    return !method.byGradient() || pipeline.manifest().gradient(precision).isPresent();
  }

  /// Reads the labels and finds the images.
  ///
  /// @throws LabelsException where the labels cannot be used as the request wants, in a sentence
  public EvaluationPlan plan(EvaluationRequest request) throws LabelsException {
    return new EvaluationPlanner(pipeline.manifest(), scans).plan(request);
  }

  /// Scores the images of a plan, and measures the scores.
  public Evaluation run(EvaluationPlan plan, BatchListener listener, BatchControl control) {
    Map<ImageSource, EvaluatedImage.Place> places = new ConcurrentHashMap<>();
    control.begin(plan.sources().size());
    listener.found(plan.sources().size(), 0);
    BatchWorkers.Ended ended =
        new BatchWorkers(
                plan.sources(),
                plan.request().images().workers(),
                attempt -> row(attempt, plan.request().gate(), places))
            .run(listener, control);
    BatchResult batch =
        new BatchResult(
            ended.rows().stream().sorted(Comparator.comparing(BatchRow::source)).toList(),
            plan.sources().size(),
            ended.stopped().isEmpty() && ended.rows().size() < plan.sources().size(),
            ended.stopped());
    List<EvaluatedImage> images = new ArrayList<>();
    for (BatchRow row : batch.rows()) {
      Optional<LabelRow> label = Optional.ofNullable(plan.matching().rows().get(row.source()));
      if (label.isPresent() || isImage(row, plan.request())) {
        images.add(new EvaluatedImage(row, label, Optional.ofNullable(places.get(row.source()))));
      }
    }
    return Evaluation.of(
        plan, pipeline.manifest().classes(), images, batch.rows().size() - images.size(), batch);
  }

  /// Measures the saliency maps of an evaluation's images, where the plan asks for it. Long: what
  /// is scored is best written before.
  ///
  /// @return the evaluation with what came of it
  public Evaluation withMaps(Evaluation evaluation, Progress progress) {
    Optional<SaliencyRequest> asked = evaluation.plan().request().saliency();
    if (asked.isEmpty() || evaluation.cancelled() || evaluation.stopped().isPresent()) {
      return evaluation;
    }
    SaliencyBenchmark benchmark =
        new SaliencyBenchmark(pipeline.explainer(), this::open, evaluation, asked.get());
    return evaluation.with(
        evaluation.plan().questions().stream()
            .map(question -> benchmark.run(question, progress))
            .toList());
  }

  private ScanImage open(ImageSource source) throws ImageReadException {
    return plain.takes(source) ? plain.open(source) : scans.open(source);
  }

  private Optional<BatchWork.Done> row(
      Attempt attempt, boolean gate, Map<ImageSource, EvaluatedImage.Place> places) {
    return OutcomeGuard.unlessCancelled(
            attempt.source(), image -> score(image, gate, places), attempt::cancelled)
        .filter(outcome -> attempt.keep())
        .map(outcome -> new BatchWork.Done(BatchRow.of(outcome), 0, false));
  }

  private ImageOutcome score(
      ImageSource source, boolean gate, Map<ImageSource, EvaluatedImage.Place> places) {
    try {
      boolean bare = plain.takes(source);
      Gates bareGates = gate ? Gates.PIXELS : Gates.NONE;
      return pipeline.diagnose(
          bare ? plain.open(source) : scans.open(source),
          bare ? bareGates : Gates.HEADER_AND_PIXELS,
          judgement -> places.put(source, EvaluatedImage.Place.of(judgement)));
    } catch (ImageReadException e) {
      return ImageOutcome.of(source, e);
    }
  }

  /// A file that lies among images need not be one; a file that was named should be.
  private static boolean isImage(BatchRow row, EvaluationRequest request) {
    return !row.reason().equals(Optional.of(SkipReason.NOT_DICOM))
        || request.images().inputs().bases().contains(row.source().file());
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
