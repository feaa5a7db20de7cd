package dev.lantern.ui.viewer;

import javafx.scene.Node;

/// What is drawn over the image by another feature, and edited with the primary button. Places are
/// in screen pixels of the image.
public interface ImageOverlay {
  /// Laid over the image, as large as it; resizable.
  Node node();

  /// The primary button goes down.
  ///
  /// @return true where it was taken; else it is the tool's
  boolean press(double x, double y);

  /// The primary button is held after a press that was taken.
  void drag(double x, double y);

  /// The primary button goes up.
  void release(double x, double y);

  /// The pointer moves without a button.
  void move(double x, double y);
}
