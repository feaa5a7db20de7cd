package dev.lantern.pipeline;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Puts images into series: those of one Series Instance UID (0020,000E) and one frame size belong
/// together. Slices that share an orientation are sorted along its normal, others by Instance
/// Number (0020,0013).
final class SeriesGrouping {
  /// Direction cosines of parallel slices agree to this.
  private static final double PARALLEL = 1e-3;

  private SeriesGrouping() {}

  private record Key(String study, String series, int rows, int columns) {
    static Key of(ScanImage image) {
      ImageHeader header = image.header();
      String series = header.identity().seriesInstanceUid();
      return new Key(
          header.identity().studyInstanceUid(),
          // Without a UID nothing says that two images belong together.
          series.isEmpty() ? image.source().name() : series,
          header.pixels().rows(),
          header.pixels().columns());
    }
  }

  /// @param place sorts series before all else: the smallest of their images' places
  static List<Series> group(List<ScanImage> images, ToIntFunction<ScanImage> place) {
    Map<Key, List<ScanImage>> groups = new LinkedHashMap<>();
    for (ScanImage image : images) {
      groups.computeIfAbsent(Key.of(image), key -> new ArrayList<>()).add(image);
    }
    List<Series> series = new ArrayList<>();
    for (List<ScanImage> group : groups.values()) {
      group.sort(order(group));
      series.add(new Series(group));
    }
    series.sort(
        Comparator.comparing((Series s) -> s.images().stream().mapToInt(place).min().orElse(0))
            .thenComparing(s -> s.header().acquisition().studyDate())
            .thenComparing(s -> s.header().identity().studyInstanceUid())
            .thenComparing(s -> s.header().identity().seriesNumber().orElse(Integer.MAX_VALUE))
            .thenComparing(s -> s.images().getFirst().source()));
    return series;
  }

  /// The images of both, where they belong together; one that is in both is the later one.
  static Optional<Series> joined(Series before, Series later) {
    if (!Key.of(before.images().getFirst()).equals(Key.of(later.images().getFirst()))) {
      return Optional.empty();
    }
    Map<ImageSource, ScanImage> images = new LinkedHashMap<>();
    for (ScanImage image : before.images()) {
      images.put(image.source(), image);
    }
    for (ScanImage image : later.images()) {
      images.put(image.source(), image);
    }
    return group(List.copyOf(images.values()), image -> 0).stream().findFirst();
  }

  private static Comparator<ScanImage> order(List<ScanImage> group) {
    Comparator<ScanImage> byInstance =
        Comparator.comparing(
                (ScanImage image) ->
                    image.header().identity().instanceNumber().orElse(Integer.MAX_VALUE))
            .thenComparing(ScanImage::source);
    return parallel(group)
        ? Comparator.comparing(SeriesGrouping::place).thenComparing(byInstance)
        : byInstance;
  }

  private static boolean parallel(List<ScanImage> group) {
    Optional<ImagePlane> first = group.getFirst().display(0).plane();
    return first.isPresent()
        && group.stream()
            .map(image -> image.display(0).plane())
            .allMatch(plane -> plane.isPresent() && parallel(plane.get(), first.get()));
  }

  private static boolean parallel(ImagePlane one, ImagePlane other) {
    for (int i = 0; i < one.orientation().size(); i++) {
      if (Math.abs(one.orientation().get(i) - other.orientation().get(i)) > PARALLEL) {
        return false;
      }
    }
    return true;
  }

  private static double place(ScanImage image) {
    return image.display(0).plane().map(ImagePlane::alongNormal).orElse(0.0);
  }
}
