package dev.lantern.pipeline;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Images that belong together, and their frames sorted by place or instance.
///
/// @param order what the reader scrolls through, at least one
public record Series(List<Place> order) {
  public Series {
    if (order.isEmpty()) {
      throw new IllegalArgumentException("series without images");
    }
    order = List.copyOf(order);
  }

  /// A frame of one of the images.
  ///
  /// @param index in its image, from 0
  public record Place(ScanImage image, int index) {
    /// Whether it is of the same file, read once more perhaps.
    boolean sameFrame(Place other) {
      return index == other.index && image.source().equals(other.image.source());
    }

    /// Where it lies in the patient, if the file says so.
    Optional<ImagePlane> plane() {
      return image.plane(index);
    }
  }

  /// The frames one image after the other, as they lie in their files.
  ///
  /// @param images at least one
  public static Series of(List<ScanImage> images) {
    return new Series(images.stream().flatMap(image -> places(image).stream()).toList());
  }

  /// All frames of an image, as they lie in its file.
  static List<Place> places(ScanImage image) {
    return IntStream.range(0, image.header().pixels().frames())
        .mapToObj(index -> new Place(image, index))
        .toList();
  }

  /// Each once, in the order of their first frames.
  public List<ScanImage> images() {
    return order.stream().map(Place::image).distinct().toList();
  }

  /// The header of the first image stands for the series.
  public ImageHeader header() {
    return order.getFirst().image().header();
  }

  /// The images of both, sorted, where they are of one series; of an image that is in both, the
  /// later one.
  public Optional<Series> joined(Series later) {
    return SeriesGrouping.joined(this, later);
  }

  /// Where a frame of the same file stands, from 0; empty where it is of no image here.
  public OptionalInt positionOf(Place frame) {
    return IntStream.range(0, order.size())
        .filter(position -> order.get(position).sameFrame(frame))
        .findFirst();
  }

  /// Counted over all images, from 0; empty where none of them is of this source.
  public OptionalInt firstFrameOf(ImageSource source) {
    return IntStream.range(0, order.size())
        .filter(position -> order.get(position).image().source().equals(source))
        .findFirst();
  }

  /// Which volume each frame is of, in their order, from 0: only in a later one than the first is
  /// a place that was there before.
  public List<Integer> volumes() {
    return SeriesVolumes.of(order);
  }

  /// The frame in the middle of the first volume: what stands for the series in a picture.
  public Place middle() {
    List<Integer> volumes = volumes();
    List<Place> first =
        IntStream.range(0, order.size())
            .filter(position -> volumes.get(position) == 0)
            .mapToObj(order::get)
            .toList();
    return first.get(first.size() / 2);
  }

  /// Frames of all images together: what the reader scrolls through.
  public int frames() {
    return order.size();
  }
}
