package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.Classifier.Predictor;
import dev.lantern.classify.Classifier.StagedOutput;
import dev.lantern.classify.LinearHead;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Measures, for any method, whether its maps matter to the network and depend on what it learned.
/// Seeded by the image: the same numbers for the same image each time, and other permutations for
/// another.
public final class MethodCheck {
  /// Permuted networks of each kind; a method of many passes needs as many for each.
  private static final int DRAWS = 5;

  private static final long SEED = 20200101;

  /// Rows and columns of a map that is checked: finer ones are read at so many places, since random
  /// maps of the spectrum of a fine one take too long.
  private static final int FINEST = 28;

  private final MethodChoice choice;
  private final LinearHead head;
  private final List<Predictor> predictors;
  private final PassListener listener;

  /// @param head of the network
  /// @param predictors at least one, used by nobody else meanwhile; closed by the caller
  public MethodCheck(
      MethodChoice choice, LinearHead head, List<Predictor> predictors, PassListener listener) {
    this.choice = choice;
    this.head = head;
    this.predictors = List.copyOf(predictors);
    this.listener = listener;
  }

  /// @param deletion share of random maps of the same spectrum that deletion in the map's order
  ///     beats, mean of both fills, from 0 to 1
  /// @param insertion likewise of insertion
  /// @param head with the method's maps of a permuted head
  /// @param layer likewise of a permuted last layer
  public record Effect(double deletion, double insertion, Likeness head, Likeness layer) {}

  /// How far a map resembles those of networks that learned nothing: medians of absolute rank
  /// correlations, from 0 to 1.
  ///
  /// @param own of the map with theirs
  /// @param chance of theirs with each other: they share the image and its feature maps
  public record Likeness(double own, double chance) {}

  /// The method's map of an image.
  ///
  /// @throws ClassifierException where the engine fails on a changed image
  /// @throws InterruptedException where it is cancelled
  public CellMap map(Explained explained) throws ClassifierException, InterruptedException {
    return map(explained, head, predictors);
  }

  /// Some hundreds of forward passes, and for a method of many passes ten times as many as its map.
  ///
  /// @param map the method's of this image
  /// @throws ClassifierException where the engine fails on a changed image
  /// @throws InterruptedException where it is cancelled
  public Effect effect(Explained explained, CellMap map)
      throws ClassifierException, InterruptedException {
    CellMap coarse = coarse(map);
    TrustReport.Coverage coverage =
        new CoverageCheck(explained, coarse).run(new Passes(predictors, listener));
    SplittableRandom random = new SplittableRandom(seed(explained.input()));
    return new Effect(
        beaten(coverage, true),
        beaten(coverage, false),
        likeness(explained, coarse, Permutation.HEAD, random),
        likeness(explained, coarse, Permutation.LAST_LAYER, random));
  }

  private static CellMap coarse(CellMap map) {
    return map.resampled(Math.min(FINEST, map.height()), Math.min(FINEST, map.width()));
  }

  private static double beaten(TrustReport.Coverage coverage, boolean deletion) {
    return coverage.curves().stream()
        .filter(curve -> curve.way().deletion() == deletion)
        .mapToDouble(TrustReport.Curve::beaten)
        .average()
        .orElseThrow();
  }

  /// The same permutations for all images would make one chance the figure of a whole set.
  static long seed(Tensor input) {
    return SEED ^ Arrays.hashCode(input.values());
  }

  private Likeness likeness(
      Explained explained, CellMap map, Permutation permutation, SplittableRandom random)
      throws ClassifierException, InterruptedException {
    List<float[]> unlearned = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      LinearHead permuted = permutation.of(head, random);
      List<Predictor> others =
          predictors.stream().<Predictor>map(own -> new Permuted(own, permuted)).toList();
      Explained other =
          new Explained(
              explained.finding(),
              explained.input(),
              Permuted.output(explained.output(), permuted));
      unlearned.add(coarse(map(other, permuted, others)).values());
    }
    return new Likeness(Ranks.likeness(map.values(), unlearned), Ranks.likeness(unlearned));
  }

  private CellMap map(Explained explained, LinearHead of, List<Predictor> by)
      throws ClassifierException, InterruptedException {
    return choice
        .method(of, explained.output().features(), explained.input())
        .map(explained, new Passes(by, listener));
  }

  /// A network with another head on the same features.
  private record Permuted(Predictor own, LinearHead head) implements Predictor {
    @Override
    public NetworkOutput run(Tensor input) throws ClassifierException {
      return output(own.run(input), head);
    }

    @Override
    public StagedOutput runWithStages(Tensor input) throws ClassifierException {
      StagedOutput staged = own.runWithStages(input);
      return new StagedOutput(output(staged.output(), head), staged.stages());
    }

    /// The features are the same, and so is what they owe to the input.
    @Override
    public Tensor gradient(Tensor input, double[] weights) throws ClassifierException {
      return own.gradient(input, weights);
    }

    static NetworkOutput output(NetworkOutput own, LinearHead head) {
      return new NetworkOutput(head.logits(own.features()), own.features(), own.gateFeatures());
    }

    /// The network is another's.
    @Override
    public void close() {}
  }
}
