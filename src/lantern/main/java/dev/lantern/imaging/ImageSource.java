package dev.lantern.imaging;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/// Where an image lies: a file, or an entry of a ZIP file.
///
/// @param file the file on disk, as the user named it
/// @param entry name of the entry where `file` is a ZIP archive
public record ImageSource(Path file, Optional<String> entry) implements Comparable<ImageSource> {
  /// By name; two files whose names a poor locale shows alike stay two.
  private static final Comparator<ImageSource> ORDER =
      Comparator.comparing(ImageSource::name)
          .thenComparing(ImageSource::file)
          .thenComparing(source -> source.entry().orElse(""));

  public static ImageSource of(Path file) {
    return new ImageSource(file, Optional.empty());
  }

  /// The name in reports: the path with forward slashes, and `!entry` behind it inside a ZIP.
  public String name() {
    String path = file.toString().replace(File.separatorChar, '/');
    return entry.map(e -> path + "!" + e).orElse(path);
  }

  /// The file as a URI, which is the same from whatever folder the program was started, has no `!`,
  /// and tells apart what a poor locale shows alike. `..` stays, since behind a link it leads
  /// elsewhere.
  public String uri() {
    Path absolute = file.toAbsolutePath();
    Path plain = Objects.requireNonNull(absolute.getRoot());
    for (Path part : absolute) {
      plain = part.toString().equals(".") ? plain : plain.resolve(part);
    }
    return plain.toUri().toString().replace("!", "%21");
  }

  @Override
  public int compareTo(ImageSource other) {
    return ORDER.compare(this, other);
  }
}
