package dev.lantern.imaging;

/// An axis-aligned map from source pixels to the tensor's pixels, in coordinates where pixel
/// (0, 0) covers [0, 1):
/// `tensor = source × scale + offset` on each axis. Exact, and so is its inverse.
public record ImageTransform(double scaleX, double offsetX, double scaleY, double offsetY) {
  public ImageTransform {
    if (!(scaleX > 0) || !(scaleY > 0)) {
      throw new IllegalArgumentException("scale " + scaleX + " × " + scaleY);
    }
  }

  public static ImageTransform identity() {
    return new ImageTransform(1, 0, 1, 0);
  }

  /// First this, then `next`.
  public ImageTransform then(ImageTransform next) {
    return new ImageTransform(
        scaleX * next.scaleX,
        offsetX * next.scaleX + next.offsetX,
        scaleY * next.scaleY,
        offsetY * next.scaleY + next.offsetY);
  }

  public ImageTransform inverse() {
    return new ImageTransform(1 / scaleX, -offsetX / scaleX, 1 / scaleY, -offsetY / scaleY);
  }

  public double x(double sourceX) {
    return sourceX * scaleX + offsetX;
  }

  public double y(double sourceY) {
    return sourceY * scaleY + offsetY;
  }
}
