package dev.lantern.imaging;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Modality values of the pixels whose centre lies inside a shape, without padding and without what
/// is no number.
///
/// @param pixels at least 1
/// @param standardDeviation of these pixels: the root of the mean squared distance from the mean
/// @param unit of the values; empty where the file names none
public record RoiStatistics(
    long pixels,
    double mean,
    double standardDeviation,
    double minimum,
    double maximum,
    String unit) {

  /// @return empty for colour, and where no value lies inside
  public static Optional<RoiStatistics> of(Roi roi, Frame frame, FrameDisplay display) {
    if (frame.samplesPerPixel() > 1 || !display.photometric().monochrome()) {
      return Optional.empty();
    }
    // Each row by itself, then all in their order: the same sums at every run.
    List<double[]> rows =
        roi.rowsWithin(frame.rows())
            .parallel()
            .mapToObj(row -> inside(roi, row, frame, display))
            .filter(values -> values.length > 0)
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    long pixels = 0;
    double sum = 0;
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    for (double[] values : rows) {
      pixels += values.length;
      for (double value : values) {
        sum += value;
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
      }
    }
    double mean = sum / pixels;
    double deviation = Math.sqrt(squares(rows, mean) / pixels);
    return Optional.of(
        new RoiStatistics(
            pixels, mean, deviation, minimum, maximum, display.modalityLut().namedUnit()));
  }

  private static double squares(List<double[]> rows, double mean) {
    double squares = 0;
    for (double[] values : rows) {
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
    }
    return squares;
  }

  private static double[] inside(Roi roi, int row, Frame frame, FrameDisplay display) {
    double[] edges = roi.crossings(row + 0.5);
    double[] values = new double[frame.columns()];
    int count = 0;
    for (int i = 0; i + 1 < edges.length; i += 2) {
      int first = Roi.firstBehind(edges[i], frame.columns());
      int end = Roi.firstBehind(edges[i + 1], frame.columns());
      for (int column = first; column < end; column++) {
        double stored = frame.value(row * frame.columns() + column);
        double value = display.modalityLut().apply(stored);
        if (Double.isFinite(value) && !display.isPadding(stored)) {
          values[count++] = value;
        }
      }
    }
    return Arrays.copyOf(values, count);
  }
}
