package dev.lantern.pipeline;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Images that belong together, sorted by place or instance.
///
/// @param images at least one
public record Series(List<ScanImage> images) {
  public Series {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("series without images");
    }
    images = List.copyOf(images);
  }

  /// The header of the first image stands for the series.
  public ImageHeader header() {
    return images.getFirst().header();
  }

  /// The images of both, sorted, where they are of one series; of an image that is in both, the
  /// later one.
  public Optional<Series> joined(Series later) {
    return SeriesGrouping.joined(this, later);
  }

  /// Counted over all images, from 0; empty where none of them is of this source.
  public OptionalInt firstFrameOf(ImageSource source) {
    int before = 0;
    for (ScanImage image : images) {
      if (image.source().equals(source)) {
        return OptionalInt.of(before);
      }
      before += image.header().pixels().frames();
    }
    return OptionalInt.empty();
  }

  /// Frames of all images together: what the reader scrolls through.
  public int frames() {
    return images.stream().mapToInt(image -> image.header().pixels().frames()).sum();
  }
}
