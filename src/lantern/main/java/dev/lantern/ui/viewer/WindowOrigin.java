package dev.lantern.ui.viewer;

/// Where the window on the screen comes from.
public enum WindowOrigin {
  /// The file's VOI LUT or window, be it that of all values that can be stored.
  FILE,
  /// Percentiles of the frame, because the file has no window or the reader asked for them.
  AUTOMATIC,
  /// One of the windows of CT.
  PRESET,
  /// Dragged by the reader.
  READER
}
