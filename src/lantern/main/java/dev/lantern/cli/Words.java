package dev.lantern.cli;

import dev.lantern.imaging.ImageReadException;
import java.nio.file.Path;
import java.util.Locale;

/// Sentences that several commands print.
final class Words {
  private Words() {}

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
