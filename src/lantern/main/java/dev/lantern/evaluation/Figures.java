package dev.lantern.evaluation;

import dev.lantern.classify.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a network's scores are worth on labelled images; a figure that these images do not define
/// is empty.
///
/// @param images labelled and scored
/// @param positives of them
/// @param auc with DeLong's interval
/// @param aucByPatient the same area with the interval of a bootstrap by patient; empty where no
///     patient is known
/// @param averagePrecision area under the precision-recall curve, without interpolation
/// @param brier mean squared distance between probability and label
/// @param expectedCalibrationError over ten bins of equal width
/// @param threshold on the probability
/// @param confusion at that threshold, which says what interval its shares have
public record Figures(
    int images,
    int positives,
    Optional<Estimate> auc,
    Optional<Estimate> aucByPatient,
    OptionalDouble averagePrecision,
    OptionalDouble brier,
    OptionalDouble expectedCalibrationError,
    double threshold,
    Confusion confusion) {
  /// Figures of fewer images say little.
  private static final int FEW = 30;

  /// @param byPatient the samples' patients are known
  public static Figures of(List<Sample> samples, double threshold, boolean byPatient) {
    int positives = (int) samples.stream().filter(Sample::positive).count();
    return new Figures(
        samples.size(),
        positives,
        DeLong.auc(samples),
        byPatient ? PatientBootstrap.auc(samples) : Optional.empty(),
        defined(RocCurve.averagePrecision(samples)),
        samples.stream().mapToDouble(Figures::squaredError).average(),
        defined(Reliability.of(samples).expectedCalibrationError()),
        threshold,
        Confusion.at(samples, threshold));
  }

  /// True where the figures are of too few images to be taken seriously.
  public boolean few() {
    return images < FEW;
  }

  private static double squaredError(Sample sample) {
    double error = sample.probability() - (sample.positive() ? 1 : 0);
    return error * error;
  }

  private static OptionalDouble defined(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
