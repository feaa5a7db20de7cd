package dev.lantern.pipeline;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import java.util.Optional;

/// An image that keeps the frame it decoded last: a batch judges a frame and then draws it, and
/// decoding twice would cost more than both.
final class KeptFrame implements ScanImage {
  private final ScanImage image;
  private Optional<Decoded> kept = Optional.empty();

  KeptFrame(ScanImage image) {
    this.image = image;
  }

  private record Decoded(int index, Frame frame) {}

  @Override
  public ImageSource source() {
    return image.source();
  }

  @Override
  public ImageHeader header() {
    return image.header();
  }

  @Override
  public synchronized Frame frame(int index) throws ImageReadException {
    if (kept.isPresent() && kept.get().index() == index) {
      return kept.get().frame();
    }
    Frame frame = image.frame(index);
    kept = Optional.of(new Decoded(index, frame));
    return frame;
  }

  @Override
  public FrameDisplay display(int index) {
    return image.display(index);
  }
}
