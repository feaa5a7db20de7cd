package dev.lantern.preprocess;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.modelbundle.PreprocessStep.Fit;
import dev.lantern.modelbundle.PreprocessStep.Interpolation;
import dev.lantern.modelbundle.PreprocessStep.Resize;

/// Where the resized image lies in the tensor, pixels.
///
/// @param width of the resized image
/// @param height of the resized image
/// @param left columns of fill before it
/// @param top rows of fill above it
/// @param area true where INTER_AREA is used: asked for, and neither direction grows
/// @param sourceToTensor exact: OpenCV's resize keeps the outer edges of the image
record Placement(
    int width, int height, int left, int top, boolean area, ImageTransform sourceToTensor) {

  static Placement of(Resize step, int rows, int columns) {
    int width = step.width();
    int height = step.height();
    int left = 0;
    int top = 0;
    if (step.fit() == Fit.PAD) {
      double scale = Math.min((double) height / rows, (double) width / columns);
      width = Math.max(1, (int) Math.floor(columns * scale + 0.5));
      height = Math.max(1, (int) Math.floor(rows * scale + 0.5));
      left = (step.width() - width) / 2;
      top = (step.height() - height) / 2;
    }
    boolean area = step.interpolation() == Interpolation.AREA && width <= columns && height <= rows;
    return new Placement(
        width,
        height,
        left,
        top,
        area,
        new ImageTransform((double) width / columns, left, (double) height / rows, top));
  }
}
