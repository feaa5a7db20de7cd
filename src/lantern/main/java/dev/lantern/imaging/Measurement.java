package dev.lantern.imaging;

/// A shape and the frame that it is drawn on.
///
/// @param sopInstanceUid SOP Instance UID (0008,0018) of the image
/// @param frame of the image, from 0
public record Measurement(String sopInstanceUid, int frame, MeasureShape shape) {
  public Measurement {
    if (sopInstanceUid.isBlank()) {
      throw new IllegalArgumentException("a measurement belongs to an image");
    }
    if (frame < 0) {
      throw new IllegalArgumentException("frame " + frame);
    }
  }

  /// The same on the same frame, edited.
  public Measurement with(MeasureShape next) {
    return new Measurement(sopInstanceUid, frame, next);
  }
}
