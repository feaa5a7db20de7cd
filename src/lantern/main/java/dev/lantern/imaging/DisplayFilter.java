package dev.lantern.imaging;

/// What a reader may have done to the modality values of a grey frame before the window. For the
/// eye alone: neither the network nor any figure sees it.
public enum DisplayFilter {
  /// Unsharp mask: what a blurred copy lacks is added.
  SHARPEN,
  /// Contrast-limited adaptive histogram equalisation: the same contrast everywhere.
  CLAHE
}
