package dev.lantern.report;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/// What an earlier run left, told from all else in a folder by its name.
final class FilesByName {
  private FilesByName() {}

  /// Removes them; a folder that is not there has none.
  static void remove(Path folder, Predicate<String> names) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, file -> names.test(String.valueOf(file.getFileName())))) {
      for (Path file : left) {
        Files.delete(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
