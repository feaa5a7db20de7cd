package dev.lantern.ui.viewports;

import dev.lantern.imaging.ImageHeader.PixelLayout;
import dev.lantern.imaging.PlaneGeometry;
import dev.lantern.pipeline.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/// Where the frames of a series lie in the patient, in the order of the series.
final class SeriesPlanes {
  private final List<Optional<PlaneGeometry>> planes = new ArrayList<>();

  SeriesPlanes(Series series) {
    for (Series.Place place : series.order()) {
      PixelLayout pixels = place.image().header().pixels();
      planes.add(
          PlaneGeometry.of(place.image().display(place.index()), pixels.rows(), pixels.columns()));
    }
  }

  /// Empty where the file does not say.
  Optional<PlaneGeometry> at(int position) {
    return planes.get(position);
  }

  /// The frame for which something is least; empty where no frame has a place.
  OptionalInt least(ToDoubleFunction<PlaneGeometry> something) {
    OptionalInt best = OptionalInt.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < planes.size(); i++) {
      double here = planes.get(i).map(something::applyAsDouble).orElse(Double.POSITIVE_INFINITY);
      if (here < least) {
        least = here;
        best = OptionalInt.of(i);
      }
    }
    return best;
  }
}
