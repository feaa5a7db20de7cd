package dev.lantern.imaging;

/// Filters frames for the eye. Safe for several threads.
public interface FrameFilters {
  /// @param frame grey
  /// @return its modality values filtered, 32-bit floats; NaN for padding and what is no number
  Frame apply(DisplayFilter filter, Frame frame, FrameDisplay display);
}
