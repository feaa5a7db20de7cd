package dev.lantern.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What tells, without reading it, that a file is likely the one it was.
///
/// @param size bytes
/// @param modified nanoseconds since 1970, as exact as the file system keeps it
public record FileStamp(long size, long modified) {
  public FileStamp {
    if (size < 0) {
      throw new IllegalArgumentException("a file of " + size + " bytes");
    }
  }

  /// Of a file as it is now.
  ///
  /// @throws IOException where it is not there
  public static FileStamp of(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }

  /// Of a file as it is now; empty where it is not there.
  public static Optional<FileStamp> ifThere(Path file) {
    try {
      return Optional.of(of(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Whether the file is there, and looks like this now.
  public boolean fits(Path file) {
    return ifThere(file).equals(Optional.of(this));
  }
}
