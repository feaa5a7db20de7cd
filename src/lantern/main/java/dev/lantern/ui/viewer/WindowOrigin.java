package dev.lantern.ui.viewer;

/// Where the window on the screen comes from.
public enum WindowOrigin {
  /// The file's VOI LUT or window.
  FILE,
  /// Percentiles of the frame, because the file has no window.
  AUTOMATIC,
  /// Dragged by the reader.
  READER
}
