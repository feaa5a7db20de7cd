package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.imaging.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Deletion and insertion of a map against random maps of the same spectrum.
final class CoverageCheck {
  static final int RANDOM_MAPS = 20;

  /// Of the image, from one point of a curve to the next.
  static final int STEPS = 5;

  private static final long SEED = 20180719;

  private static final int PASSES_A_WAY = (RANDOM_MAPS + 1) * (STEPS - 1);

  /// One for each covered image, and two for the fills.
  static final int PASSES = CoverWay.values().length * PASSES_A_WAY + 2;

  private final Explained explained;
  private final Tensor blurred;
  private final Tensor noise;
  private final List<int[]> orders;

  CoverageCheck(Explained explained, CellMap map) {
    SplittableRandom random = new SplittableRandom(SEED);
    this.explained = explained;
    this.blurred = Fill.blurred(explained.input());
    this.noise = Fill.noise(explained.input(), random);
    List<CellMap> maps = new ArrayList<>(List.of(map));
    SpectrumNoise alike = new SpectrumNoise(map);
    for (int i = 0; i < RANDOM_MAPS; i++) {
      maps.add(alike.draw(random));
    }
    Tensor input = explained.input();
    this.orders =
        maps.stream()
            .map(one -> Ranks.descending(one.resampled(input.height(), input.width()).values()))
            .toList();
  }

  TrustReport.Coverage run(Passes passes) throws ClassifierException, InterruptedException {
    CoverWay[] ways = CoverWay.values();
    int inner = STEPS - 1;
    int filled = PASSES - 2;
    double[] scores =
        passes.scores(
            PASSES,
            number -> {
              if (number >= filled) {
                return number == filled ? blurred : noise;
              }
              int[] order = orders.get(number % PASSES_A_WAY / inner);
              return covered(ways[number / PASSES_A_WAY], order, number % inner + 1);
            },
            explained::score);
    List<TrustReport.Curve> curves = new ArrayList<>();
    for (int way = 0; way < ways.length; way++) {
      double empty = scores[filled + (filledWith(ways[way]) == blurred ? 0 : 1)];
      curves.add(curve(ways[way], scores, way * PASSES_A_WAY, empty));
    }
    return new TrustReport.Coverage(curves);
  }

  private TrustReport.Curve curve(CoverWay way, double[] scores, int start, double empty) {
    List<List<Double>> all = new ArrayList<>();
    for (int map = 0; map < orders.size(); map++) {
      List<Double> points = new ArrayList<>();
      points.add(way.deletion() ? explained.score() : empty);
      for (int step = 0; step < STEPS - 1; step++) {
        points.add(scores[start + map * (STEPS - 1) + step]);
      }
      points.add(way.deletion() ? empty : explained.score());
      all.add(points);
    }
    double own = area(all.getFirst());
    long beaten =
        IntStream.rangeClosed(1, RANDOM_MAPS)
            .filter(map -> way.better(own, area(all.get(map))))
            .count();
    return new TrustReport.Curve(way, all.getFirst(), own, (double) beaten / RANDOM_MAPS);
  }

  /// By trapezoids.
  private static double area(List<Double> points) {
    double sum = 0;
    for (int i = 1; i < points.size(); i++) {
      sum += (points.get(i - 1) + points.get(i)) / 2;
    }
    return sum / (points.size() - 1);
  }

  private Tensor filledWith(CoverWay way) {
    return switch (way) {
      case DELETION_BLUR, INSERTION_BLUR -> blurred;
      case DELETION_NOISE, INSERTION_NOISE -> noise;
    };
  }

  private Tensor covered(CoverWay way, int[] order, int step) {
    Tensor input = explained.input();
    Tensor ground = way.deletion() ? input : filledWith(way);
    float[] laid = (way.deletion() ? filledWith(way) : input).values();
    float[] values = Passes.copy(ground);
    for (int i = 0; i < order.length * step / STEPS; i++) {
      for (int plane = 0; plane < input.channels(); plane++) {
        values[plane * order.length + order[i]] = laid[plane * order.length + order[i]];
      }
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }
}
