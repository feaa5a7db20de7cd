package dev.lantern.pipeline;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.Finding;
import dev.lantern.classify.InputGate;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.ScanImage;
import dev.lantern.preprocess.Inpainting;
import dev.lantern.preprocess.Prepared;
import dev.lantern.preprocess.PreprocessException;
import dev.lantern.preprocess.Preprocessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges images without a region. Safe for several threads.
final class RegionRemoval {
  private final DiagnosisPipeline pipeline;
  private final Preprocessor preprocessor;
  private volatile Optional<Kept> kept = Optional.empty();

  /// The image of the last stroke: the next one needs not decode it again.
  private record Kept(ScanImage image, Prepared prepared) {}

  RegionRemoval(DiagnosisPipeline pipeline, Preprocessor preprocessor) {
    this.pipeline = pipeline;
    this.preprocessor = preprocessor;
  }

  /// @param region of the image's first frame, which is the one that was judged
  /// @throws ExplanationException where nothing is left of the image, or the network fails on it
  WithoutRegion without(ImageOutcome.Diagnosed diagnosed, Region region)
      throws ExplanationException {
    try {
      Prepared left = Inpainting.without(prepared(diagnosed.image()), region);
      Judgement judgement = pipeline.judge(left);
      Optional<InputGate.Refusal> refusal = judgement.gate().refusal();
      if (refusal.isPresent()) {
        return new WithoutRegion.Refused(
            diagnosed.source(), region, refusal.get().reason(), refusal.get().detail());
      }
      return new WithoutRegion.Judged(diagnosed.source(), region, changes(diagnosed, judgement));
    } catch (ImageReadException | PreprocessException | ClassifierException e) {
      throw new ExplanationException(
          "The image cannot be judged without the region: " + e.getMessage() + ".", e);
    }
  }

  private static List<WithoutRegion.Change> changes(
      ImageOutcome.Diagnosed diagnosed, Judgement judgement) {
    List<Finding> before = diagnosed.classification().findings();
    List<Finding> after = judgement.classification().findings();
    List<WithoutRegion.Change> changes = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      changes.add(
          new WithoutRegion.Change(before.get(i), after.get(i), judgement.saliency().get(i)));
    }
    return changes;
  }

  private Prepared prepared(ScanImage image) throws ImageReadException, PreprocessException {
    Optional<Kept> last = kept;
    if (last.isPresent() && last.get().image() == image) {
      return last.get().prepared();
    }
    Prepared prepared = preprocessor.prepare(image.frame(0), image.display(0));
    kept = Optional.of(new Kept(image, prepared));
    return prepared;
  }
}
