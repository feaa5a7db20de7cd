package dev.lantern.pipeline;

/// Which of a bundle's gates may withhold an image's score.
enum Gates {
  /// Every one: what the header says, and how far the image lies from the training images.
  HEADER_AND_PIXELS,
  /// The distance alone, for images without a header.
  PIXELS,
  /// None; the distance is still measured.
  NONE
}
