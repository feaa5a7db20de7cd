package dev.lantern.explain;

import dev.lantern.imaging.ImageTransform;

/// A heatmap of one finding, kept at the resolution of the feature maps and read in source pixels
/// through the exact inverse of the geometry steps. Values are cut to 0 … 1 on the bundle's fixed
/// scale, so that two images can be compared.
public final class SaliencyMap {
  private final String finding;
  private final int height;
  private final int width;
  private final float[] values;
  private final ImageTransform sourceToGrid;

  /// @param finding id of the finding, or of the channel where it shows one
  /// @param values height × width, from 0 to 1, of the feature grid
  /// @param sourceToGrid source pixels to grid cells
  public SaliencyMap(
      String finding, int height, int width, float[] values, ImageTransform sourceToGrid) {
    if (values.length != height * width) {
      throw new IllegalArgumentException("saliency of " + values.length);
    }
    this.finding = finding;
    this.height = height;
    this.width = width;
    this.values = values;
    this.sourceToGrid = sourceToGrid;
  }

  public String finding() {
    return finding;
  }

  /// The value at a point of the source image (pixel (0, 0) covers [0, 1)), bilinear between
  /// cell centres, from 0 to 1.
  public float at(double sourceX, double sourceY) {
    double gx = Math.clamp(sourceToGrid.x(sourceX) - 0.5, 0.0, width - 1.0);
    double gy = Math.clamp(sourceToGrid.y(sourceY) - 0.5, 0.0, height - 1.0);
    int x0 = (int) gx;
    int y0 = (int) gy;
    int x1 = Math.min(x0 + 1, width - 1);
    int y1 = Math.min(y0 + 1, height - 1);
    double fx = gx - x0;
    double fy = gy - y0;
    double top = values[y0 * width + x0] * (1 - fx) + values[y0 * width + x1] * fx;
    double bottom = values[y1 * width + x0] * (1 - fx) + values[y1 * width + x1] * fx;
    return (float) (top * (1 - fy) + bottom * fy);
  }

  /// The map over the whole source image: rows × columns values, at pixel centres. The same values
  /// as [#at], made one grid row a source row.
  public float[] raster(int rows, int columns) {
    float[] raster = new float[rows * columns];
    SaliencyRows read = rows(ImageTransform.identity(), columns);
    for (int row = 0; row < rows; row++) {
      read.read(row, raster, row * columns);
    }
    return raster;
  }

  /// Reads the map at the pixels of something else, row by row. For one thread.
  ///
  /// @param toSource its pixels to source pixels
  /// @param columns of it
  SaliencyRows rows(ImageTransform toSource, int columns) {
    return new SaliencyRows(height, width, values, toSource.then(sourceToGrid), columns);
  }
}
