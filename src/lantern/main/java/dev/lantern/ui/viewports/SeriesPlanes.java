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
  /// Millimetres: closer planes are of one place.
  private static final double SAME = 1e-3;

  private final List<Optional<PlaneGeometry>> planes = new ArrayList<>();
  private final List<Integer> volumes;

  SeriesPlanes(Series series) {
    volumes = series.volumes();
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

  /// From 0.
  int volume(int position) {
    return volumes.get(position);
  }

  /// The frame that is least far away; empty where no frame has a place.
  ///
  /// @param distance millimetres
  /// @param volume where frames are as far away, the one whose volume is nearest to this one
  OptionalInt nearest(ToDoubleFunction<PlaneGeometry> distance, int volume) {
    OptionalInt best = OptionalInt.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < planes.size(); i++) {
      double here = planes.get(i).map(distance::applyAsDouble).orElse(Double.POSITIVE_INFINITY);
      boolean again =
          best.isPresent()
              && Math.abs(here - least) < SAME
              && Math.abs(volume(i) - volume) < Math.abs(volume(best.getAsInt()) - volume);
      if (here < least - SAME || again) {
        least = here;
        best = OptionalInt.of(i);
      }
    }
    return best;
  }
}
