package dev.lantern.ui.viewer;

import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameRenderer;
import java.util.Optional;

/// What is drawn of a frame: its own values, or what a filter made of them. Whatever reads values
/// takes `shown`, never this.
///
/// @param frame to be rendered
/// @param display of `frame`
/// @param filter that made it
record DrawnFrame(
    ShownFrame shown, Frame frame, FrameDisplay display, Optional<DisplayFilter> filter) {
  /// As it was decoded.
  static DrawnFrame plain(ShownFrame shown) {
    return new DrawnFrame(shown, shown.frame(), shown.display(), Optional.empty());
  }

  FrameRenderer renderer() {
    return new FrameRenderer(frame, display, shown.image().header().pixels().bitsStored());
  }
}
