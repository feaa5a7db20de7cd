package dev.lantern.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which files were met before, by whatever name. Two hard links are two files: each can go without
/// the other.
public final class FileIdentities {
  private final Set<Path> met = new HashSet<>();
  private final Map<String, Path> bySpelling = new HashMap<>();

  FileIdentities() {}

  /// @param real the file's path without links
  /// @return false where the file was met before
  boolean claim(Path real) {
    if (!met.add(real)) {
      return false;
    }
    // The path without links keeps the case in which it was asked for, on some systems.
    Path other = bySpelling.putIfAbsent(real.toString().toLowerCase(Locale.ROOT), real);
    return other == null || !same(other, real);
  }

  /// The path without links; where the file cannot be asked, its name in its folder's.
  static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      Path absolute = file.toAbsolutePath();
      Path folder = absolute.getParent();
      try {
        return folder == null
            ? absolute
            : folder.toRealPath().resolve(absolute.getFileName()).normalize();
      } catch (IOException gone) {
        return absolute.normalize();
      }
    }
  }

  /// Whether two paths lead to one file; false where that cannot be asked.
  public static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
