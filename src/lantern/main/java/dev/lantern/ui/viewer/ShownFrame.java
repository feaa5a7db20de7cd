package dev.lantern.ui.viewer;

import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.PlaneGeometry;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.VoiLut;
import java.util.Optional;

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

  /// Where its pixels lie in the patient, where the file says.
  public Optional<PlaneGeometry> geometry() {
    return PlaneGeometry.of(display, frame.rows(), frame.columns());
  }

  /// Whether places in the patient mean the same in both: Frame of Reference UID (0020,0052).
  public boolean sharesCoordinatesWith(ShownFrame other) {
    return image.header().identity().sharesCoordinatesWith(other.image.header().identity());
  }

  /// False for colour, which has no window.
  boolean grey() {
    return display.photometric().monochrome();
  }
}
