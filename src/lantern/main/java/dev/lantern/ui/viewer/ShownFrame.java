package dev.lantern.ui.viewer;

import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.VoiLut;

/// A decoded frame on the screen.
///
/// @param position in the series, from 0
/// @param index of the frame in its image, from 0
/// @param ownWindow the first window of the file, else the automatic one
/// @param origin of `ownWindow`
public record ShownFrame(
    int position,
    ScanImage image,
    int index,
    Frame frame,
    FrameDisplay display,
    VoiLut ownWindow,
    WindowOrigin origin) {
  /// Decodes a frame; in the background.
  static ShownFrame load(int position, ScanImage image, int index) throws ImageReadException {
    Frame frame = image.frame(index);
    FrameDisplay display = image.display(index);
    return new ShownFrame(
        position,
        image,
        index,
        frame,
        display,
        AutoWindow.orOwn(frame, display),
        display.voiLuts().isEmpty() ? WindowOrigin.AUTOMATIC : WindowOrigin.FILE);
  }

  /// False for colour, which has no window.
  boolean grey() {
    return display.photometric().monochrome();
  }
}
