package dev.lantern.cli;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// Sentences that several commands print.
final class Words {
  private Words() {}

  /// What kind of trouble a file system reports; its own message is often the path alone.
  static String of(IOException failure) {
    return switch (failure) {
      case FileAlreadyExistsException e -> "a file of that name is there: " + e.getMessage();
      case AccessDeniedException e -> "access is denied: " + e.getMessage();
      case NoSuchFileException e -> "there is no such folder: " + e.getMessage();
      default -> String.valueOf(failure.getMessage());
    };
  }

  /// A name for a line of a console: a file may be called anything, and orders to a terminal are
  /// made of control characters.
  static String printable(String name) {
    return Printable.of(name);
  }

  /// `scan.dcm: truncated (decode): the pixel data ends after 3 of 4 frames`.
  static String of(Path file, ImageReadException failure) {
    return "%s: %s (%s): %s"
        .formatted(
            file,
            failure.reason().code(),
            failure.stage().name().toLowerCase(Locale.ROOT),
            failure.detail());
  }
}
