package dev.lantern.platform;

import java.nio.file.Files;
import java.nio.file.Path;

/// A file or folder that the program reads or writes on its own account; scans and results are
/// where the user has them.
///
/// @param use what it is for, in a few words
public record Place(Path path, String use) {
  public Place {
    path = path.toAbsolutePath().normalize();
  }

  /// Whether it is there now.
  public boolean exists() {
    return Files.exists(path);
  }
}
