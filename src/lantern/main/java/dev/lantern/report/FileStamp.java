package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// A file as it was when something was made of it.
record FileStamp(long bytes, FileTime changed) {
  /// @throws IOException where it is gone
  static FileStamp of(Path file) throws IOException {
    return new FileStamp(Files.size(file), Files.getLastModifiedTime(file));
  }
}
