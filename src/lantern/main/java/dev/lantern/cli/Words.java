package dev.lantern.cli;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.Printable;
import dev.lantern.platform.IoTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Sentences that several commands print.
final class Words {
  private Words() {}

  /// What a file system reports, with the place.
  static String of(IOException failure) {
    return of(IoTrouble.of(failure));
  }

  static String of(IoTrouble trouble) {
    return printable(
        switch (trouble.kind()) {
          case EXISTS -> "a file of that name is there: " + trouble.text();
          case DENIED -> "access is denied: " + trouble.text();
          case MISSING -> "there is no such folder: " + trouble.text();
          case OTHER ->
              trouble.reason().isEmpty()
                  ? ("the disk refuses " + trouble.place()).strip()
                  : trouble.text();
        });
  }

  /// @param folder of the results
  static String unwritable(Path folder, IOException failure) {
    return unwritable(folder, IoTrouble.of(failure));
  }

  static String unwritable(Path folder, IoTrouble trouble) {
    return printable("Results cannot be written to " + folder + " (" + of(trouble) + ").");
  }

  /// A name for a line of a console: a file may be called anything, and orders to a terminal are
  /// made of control characters.
  static String printable(String name) {
    return Printable.of(name);
  }

  /// `scan.dcm: truncated (decode): the pixel data ends after 3 of 4 frames`.
  static String of(Path file, ImageReadException failure) {
    return printable(
        "%s: %s (%s): %s"
            .formatted(
                file,
                failure.reason().code(),
                failure.stage().name().toLowerCase(Locale.ROOT),
                failure.detail()));
  }
}
