package dev.lantern.preprocess;

import dev.lantern.imaging.ImageTransform;

/// The lung fields of a frontal radiograph, as far as they were found: a grid of equal cells over
/// the source image. Owns its array.
public final class LungMask {
  private final int side;
  private final boolean[] inside;
  private final LungQuality quality;
  private final ImageTransform toSource;

  LungMask(int side, boolean[] inside, LungQuality quality, ImageTransform toSource) {
    this.side = side;
    this.inside = inside;
    this.quality = quality;
    this.toSource = toSource;
  }

  /// Rows, and columns.
  public int side() {
    return side;
  }

  /// side × side; read only by agreement.
  public boolean[] inside() {
    return inside;
  }

  /// Where it does not pass, the mask is not to be used.
  public LungQuality quality() {
    return quality;
  }

  /// Cells, cell (0, 0) covering [0, 1), to source pixels.
  public ImageTransform toSource() {
    return toSource;
  }
}
