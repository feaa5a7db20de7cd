package dev.lantern.pipeline;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import java.util.List;

/// What came of opening files and folders.
///
/// @param series sorted by study, then series number
/// @param refused every file that gave no image, with its reason
/// @param cancelled the user stopped before all was read
public record OpenedScans(List<Series> series, List<Refused> refused, boolean cancelled) {
  public OpenedScans {
    series = List.copyOf(series);
    refused = List.copyOf(refused);
  }

  /// A file without an image.
  public record Refused(ImageSource source, ImageReadException why) {}
}
