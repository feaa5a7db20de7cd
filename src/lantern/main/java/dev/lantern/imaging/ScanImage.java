package dev.lantern.imaging;

import java.util.Optional;

/// An opened image: its header is read, its pixel data stays on disk until a frame is asked
/// for. Safe for several threads.
public interface ScanImage {
  ImageSource source();

  ImageHeader header();

  /// Decodes one frame: stored values exactly; colour as RGB by pixel; palette colour as indices.
  /// @param index from 0 to `header().pixels().frames()` − 1
  /// @throws ImageReadException with the reason, where the frame cannot be decoded
  Frame frame(int index) throws ImageReadException;

  /// How the frame is to be shown. Cheap: from the header alone.
  FrameDisplay display(int index);

  /// Which of several volumes at the same places a frame is of.
  default VolumeKey volume(int index) {
    return VolumeKey.NONE;
  }

  /// Where a frame lies in the patient, if the file says so: as its display does, without the rest.
  default Optional<FrameDisplay.ImagePlane> plane(int index) {
    return display(index).plane();
  }
}
