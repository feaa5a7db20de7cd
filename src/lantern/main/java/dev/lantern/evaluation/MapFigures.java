package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a method's maps are worth on the images of a set.
///
/// @param figures in the order of the measures; those that no image defines are left out
/// @param cuts the cut-offs that [MapMeasure#OVERLAP_TUNED] was measured at: each is the best of
///     one half of the patients, and applied to the other; empty for a single patient
public record MapFigures(List<MapFigure> figures, List<Double> cuts) {
  public MapFigures {
    figures = List.copyOf(figures);
    cuts = List.copyOf(cuts);
  }

  /// @param samples of one method, one an image
  public static MapFigures of(List<MapSample> samples) {
    List<String> patients = samples.stream().map(MapSample::patient).distinct().sorted().toList();
    List<Integer> cuts =
        patients.size() < 2
            ? List.of()
            : List.of(best(half(samples, patients, 1)), best(half(samples, patients, 0)));
    List<MapFigure> figures = new ArrayList<>();
    for (MapMeasure measure : MapMeasure.values()) {
      List<PatientBootstrap.Value> values = new ArrayList<>();
      double chance = 0;
      for (MapSample sample : samples) {
        Optional<Integer> cut =
            cuts.isEmpty()
                ? Optional.empty()
                : Optional.of(cuts.get(patients.indexOf(sample.patient()) % 2));
        Optional<Double> value = value(measure, sample, cut);
        if (value.isPresent()) {
          values.add(new PatientBootstrap.Value(value.get(), sample.patient()));
          chance += measure.chance(sample).orElseThrow();
        }
      }
      if (!values.isEmpty()) {
        figures.add(figure(measure, values, chance / values.size()));
      }
    }
    return new MapFigures(figures, cuts.stream().map(MapScore.CUTS::get).toList());
  }

  /// The figure of a measure; empty where no image defines it.
  Optional<MapFigure> figure(MapMeasure measure) {
    return figures.stream().filter(figure -> figure.measure() == measure).findFirst();
  }

  private static MapFigure figure(
      MapMeasure measure, List<PatientBootstrap.Value> values, double chance) {
    Estimate mean = PatientBootstrap.mean(values);
    return new MapFigure(measure, values.size(), mean.value(), mean.low(), mean.high(), chance);
  }

  private static List<MapSample> half(List<MapSample> samples, List<String> patients, int half) {
    return samples.stream()
        .filter(sample -> patients.indexOf(sample.patient()) % 2 == half)
        .toList();
  }

  /// Place of the cut-off with the best mean overlap; of equal ones, the lowest.
  private static int best(List<MapSample> samples) {
    double[] means =
        IntStream.range(0, MapScore.CUTS.size())
            .mapToDouble(
                cut -> samples.stream().mapToDouble(it -> it.score().overlaps().get(cut)).sum())
            .toArray();
    int best = 0;
    for (int i = 1; i < means.length; i++) {
      best = means[i] > means[best] ? i : best;
    }
    return best;
  }

  private static Optional<Double> value(
      MapMeasure measure, MapSample sample, Optional<Integer> cut) {
    MapScore score = sample.score();
    Optional<MapEffect> effect = sample.effect();
    return switch (measure) {
      case POINTING -> Optional.of(score.hit());
      case OVERLAP_FIXED -> Optional.of(score.overlaps().get(MapScore.FIXED));
      case OVERLAP_TUNED -> cut.map(score.overlaps()::get);
      case MASS -> Optional.of(score.mass());
      case RANK -> Optional.of(score.rank());
      case DELETION_BETTER -> effect.map(of -> of.deletion() > 0.5 ? 1.0 : 0.0);
      case DELETION -> effect.map(MapEffect::deletion);
      case INSERTION -> effect.map(MapEffect::insertion);
      case HEAD -> effect.map(of -> of.head().own());
      case LAYER -> effect.map(of -> of.layer().own());
    };
  }
}
