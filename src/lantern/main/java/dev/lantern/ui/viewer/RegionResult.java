package dev.lantern.ui.viewer;

/// How far the network is with an image without the marked region.
public enum RegionResult {
  /// Nothing was asked.
  NONE,
  /// It is looking, and no earlier result is seen.
  LOOKING,
  /// What is seen is its result, not that of the scan.
  SEEN,
  /// It gave none.
  MISSING
}
