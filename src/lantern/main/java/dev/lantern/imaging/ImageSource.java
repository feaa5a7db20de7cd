package dev.lantern.imaging;

import java.nio.file.Path;
import java.util.Optional;

/// Where an image lies: a file, or an entry of a ZIP file.
///
/// @param file the file on disk, as the user named it
/// @param entry name of the entry where `file` is a ZIP archive
public record ImageSource(Path file, Optional<String> entry) implements Comparable<ImageSource> {
  public static ImageSource of(Path file) {
    return new ImageSource(file, Optional.empty());
  }

  /// The name in reports: the path with forward slashes, and `!entry` behind it inside a ZIP.
  public String name() {
    String path = file.toString().replace('\\', '/');
    return entry.map(e -> path + "!" + e).orElse(path);
  }

  @Override
  public int compareTo(ImageSource other) {
    return name().compareTo(other.name());
  }
}
