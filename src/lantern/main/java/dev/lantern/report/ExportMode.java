package dev.lantern.report;

import dev.lantern.imaging.WindowLevel;

/// Which values an export holds.
public sealed interface ExportMode {
  /// Stored values as decoded, colour as RGB, palette colour as indices.
  record Stored() implements ExportMode {}

  /// After the Modality LUT, in its unit.
  record Modality() implements ExportMode {}

  /// As shown under a window, from 0 (black) to the largest value (white).
  record Windowed(WindowLevel window) implements ExportMode {}

  /// As the file itself asks to be shown.
  record AsShown() implements ExportMode {}
}
