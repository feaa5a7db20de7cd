package dev.lantern.pipeline;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.Series.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Puts images into series: those of one Series Instance UID (0020,000E) and one frame size belong
/// together. Frames that share an orientation, of one file or of many, are sorted as
/// [VolumeOrder] says, and stand where the first of them would by Instance Number (0020,0013).
/// Those without a place follow by Instance Number, and in a file in its order.
final class SeriesGrouping {
  private static final Comparator<Listed> BY_PLACE =
      Comparator.comparing(Listed::place)
          .thenComparing(listed -> listed.header().acquisition().studyDate())
          .thenComparing(listed -> listed.header().identity().studyInstanceUid())
          .thenComparing(
              listed -> listed.header().identity().seriesNumber().orElse(Integer.MAX_VALUE))
          .thenComparing(listed -> listed.first().source());

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
    return groups.values().stream()
        .map(own -> new Listed(own.stream().mapToInt(place).min().orElse(0), sorted(own)))
        .sorted(BY_PLACE)
        .map(listed -> new Series(listed.order()))
        .toList();
  }

  /// A series in the making, and the smallest of its images' places among the inputs.
  private record Listed(int place, List<Place> order) {
    ScanImage first() {
      return order.getFirst().image();
    }

    ImageHeader header() {
      return first().header();
    }
  }

  /// The images of both, where they belong together; one that is in both is the later one.
  static Optional<Series> joined(Series before, Series later) {
    if (!Key.of(before.order().getFirst().image())
        .equals(Key.of(later.order().getFirst().image()))) {
      return Optional.empty();
    }
    Map<ImageSource, ScanImage> images = new LinkedHashMap<>();
    Stream.concat(before.images().stream(), later.images().stream())
        .forEach(image -> images.put(image.source(), image));
    return group(List.copyOf(images.values()), image -> 0).stream().findFirst();
  }

  private static List<Place> sorted(List<ScanImage> images) {
    images.sort(
        Comparator.comparing(
                (ScanImage image) ->
                    image.header().identity().instanceNumber().orElse(Integer.MAX_VALUE))
            .thenComparing(ScanImage::source));
    List<Stack> stacks = new ArrayList<>();
    List<Place> elsewhere = new ArrayList<>();
    for (ScanImage image : images) {
      for (Place place : Series.places(image)) {
        place
            .plane()
            .ifPresentOrElse(
                plane ->
                    stack(stacks, plane).add(new VolumeOrder.Slice(place, plane.alongNormal())),
                () -> elsewhere.add(place));
      }
    }
    List<Place> sorted = new ArrayList<>();
    for (Stack stack : stacks) {
      sorted.addAll(VolumeOrder.of(stack.slices()));
    }
    sorted.addAll(elsewhere);
    return sorted;
  }

  /// Slices that are parallel.
  ///
  /// @param plane of the first
  private record Stack(ImagePlane plane, List<VolumeOrder.Slice> slices) {}

  /// Those that a slice belongs to; new ones where it is the first.
  private static List<VolumeOrder.Slice> stack(List<Stack> stacks, ImagePlane plane) {
    for (Stack stack : stacks) {
      if (stack.plane().sharesOrientationWith(plane)) {
        return stack.slices();
      }
    }
    Stack first = new Stack(plane, new ArrayList<>());
    stacks.add(first);
    return first.slices();
  }
}
