package dev.lantern.report;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Files that `export` writes, by their ending.
public enum ExportFormat {
  PNG,
  NPY,
  RAW;

  public static Optional<ExportFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT);
    for (ExportFormat format : values()) {
      if (name.endsWith("." + format.name())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
