package dev.lantern.pipeline;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.Finding;
import dev.lantern.evaluation.MapEffect;
import dev.lantern.evaluation.MapFigures;
import dev.lantern.evaluation.MapSample;
import dev.lantern.evaluation.MapScore;
import dev.lantern.explain.CellMap;
import dev.lantern.explain.MethodCheck;
import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.PassListener;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// Measures the saliency maps of images that were scored against what people marked on them, in
/// source pixels. One image after the other, its passes on every processor.
final class SaliencyBenchmark {
  private static final long SEED = 20_261_124;

  private final ImageExplainer explainer;
  private final Opener opener;
  private final Evaluation evaluation;
  private final SaliencyRequest request;
  private final Marks marks;

  SaliencyBenchmark(
      ImageExplainer explainer, Opener opener, Evaluation evaluation, SaliencyRequest request) {
    this.explainer = explainer;
    this.opener = opener;
    this.evaluation = evaluation;
    this.request = request;
    this.marks = new Marks(evaluation.plan().request().labels(), evaluation.plan().boxes());
  }

  /// Opens an image, DICOM or plain.
  interface Opener {
    ScanImage open(ImageSource source) throws ImageReadException;
  }

  /// Measures every method on the images that have the finding and a mark.
  SaliencyEvaluation run(EvaluationPlan.Question question, Progress progress) {
    List<EvaluatedImage> marked =
        evaluation.images().stream()
            .filter(image -> image.row().outcome() == Outcome.DIAGNOSED)
            .filter(image -> image.truth(question).orElse(false) && marks.on(image))
            .toList();
    List<EvaluatedImage> called =
        marked.stream().filter(image -> isCalled(image, question)).toList();
    Set<ImageSource> tried = tried(called);
    List<SaliencyEvaluation.Row> rows = new ArrayList<>();
    List<SaliencyEvaluation.Unusable> unusable = new ArrayList<>();
    boolean cancelled = progress.cancelled();
    for (int done = 0; done < marked.size() && !cancelled; done++) {
      EvaluatedImage image = marked.get(done);
      progress.update(done, marked.size());
      try {
        rows.addAll(rows(image, question, tried.contains(image.row().source()), progress));
      } catch (ExplanationException | ImageReadException e) {
        unusable.add(
            new SaliencyEvaluation.Unusable(image.row().source(), String.valueOf(e.getMessage())));
      } catch (InterruptedException e) {
        // By the listener below, since the user has cancelled: what is measured is written.
        cancelled = true;
      }
      cancelled |= progress.cancelled() && done + 1 < marked.size();
    }
    if (progress.cancelled()) {
      // One that came too late for the passes would close the files that are written next.
      Thread.interrupted();
    }
    return new SaliencyEvaluation(
        question.finding(), marked.size(), called.size(), rows, methods(rows), unusable, cancelled);
  }

  private static boolean isCalled(EvaluatedImage image, EvaluationPlan.Question question) {
    return image.row().finding(question.finding().id()).map(Finding::positive).orElse(false);
  }

  /// Drawn from all, so that no folder or hospital comes first.
  private Set<ImageSource> tried(List<EvaluatedImage> called) {
    List<ImageSource> drawn = new ArrayList<>();
    called.forEach(image -> drawn.add(image.row().source()));
    Collections.shuffle(drawn, new Random(SEED));
    return new HashSet<>(drawn.subList(0, Math.min(request.most(), drawn.size())));
  }

  /// One image, ready to be measured.
  ///
  /// @param score of a map over the frame's pixels
  /// @param effects whether the costly part is measured, too
  private record Target(
      EvaluatedImage image,
      Frame frame,
      Function<float[], MapScore> score,
      boolean called,
      boolean effects) {}

  private List<SaliencyEvaluation.Row> rows(
      EvaluatedImage image, EvaluationPlan.Question question, boolean effects, Progress progress)
      throws ExplanationException, ImageReadException, InterruptedException {
    ScanImage scan = new KeptFrame(opener.open(image.row().source()));
    Frame frame = scan.frame(0);
    boolean[] marked = marks.of(image, frame);
    Target target =
        new Target(
            image,
            frame,
            raster -> MapScore.of(raster, marked),
            isCalled(image, question),
            effects);
    Thread waiting = Thread.currentThread();
    PassListener listener =
        (_, _) -> {
          if (progress.cancelled()) {
            waiting.interrupt();
          }
        };
    return explainer
        .forFindings(
            List.of(question.finding()),
            scan,
            listener,
            (subject, predictors, heard) -> {
              List<SaliencyEvaluation.Row> made = new ArrayList<>();
              for (MethodName name : request.methods()) {
                MethodCheck check =
                    new MethodCheck(MethodChoice.of(name), explainer.head(), predictors, heard);
                MapSample sample = sample(target, check, subject);
                made.add(
                    new SaliencyEvaluation.Row(
                        image.row().source(), name, target.called(), sample));
              }
              return made;
            })
        .getFirst();
  }

  private static MapSample sample(Target target, MethodCheck check, ImageExplainer.Subject subject)
      throws ClassifierException, InterruptedException {
    CellMap map = check.map(subject.explained());
    float[] raster =
        subject.shown(map, map.peak()).raster(target.frame().rows(), target.frame().columns());
    return new MapSample(
        target.image().patient(),
        target.score().apply(raster),
        target.effects()
            ? Optional.of(effect(check.effect(subject.explained(), map)))
            : Optional.empty());
  }

  private static MapEffect effect(MethodCheck.Effect effect) {
    return new MapEffect(
        effect.deletion(), effect.insertion(), likeness(effect.head()), likeness(effect.layer()));
  }

  private static MapEffect.Likeness likeness(MethodCheck.Likeness likeness) {
    return new MapEffect.Likeness(likeness.own(), likeness.chance());
  }

  private List<SaliencyEvaluation.Method> methods(List<SaliencyEvaluation.Row> rows) {
    List<SaliencyEvaluation.Method> methods = new ArrayList<>();
    for (MethodName name : request.methods()) {
      List<MapSample> samples =
          rows.stream()
              .filter(row -> row.method() == name)
              .map(SaliencyEvaluation.Row::sample)
              .toList();
      if (!samples.isEmpty()) {
        methods.add(new SaliencyEvaluation.Method(name, MapFigures.of(samples)));
      }
    }
    return methods;
  }
}
