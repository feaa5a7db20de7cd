package dev.lantern.explain;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;

/// What a method gives: one value a cell of a grid that covers the network's input, in the method's
/// own unit. What speaks against the finding is below 0. Owns its array.
public final class CellMap {
  private final int height;
  private final int width;
  private final float[] values;

  /// @param values height × width, finite
  public CellMap(int height, int width, float[] values) {
    if (height < 1 || width < 1 || values.length != height * width) {
      throw new IllegalArgumentException(
          "map of " + height + " × " + width + " in " + values.length + " values");
    }
    this.height = height;
    this.width = width;
    this.values = values;
  }

  static CellMap of(int height, int width, double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new CellMap(height, width, floats);
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /// height × width; read only by agreement.
  public float[] values() {
    return values;
  }

  /// The largest value; 0 where none is above it.
  public double peak() {
    double peak = 0;
    for (float value : values) {
      peak = Math.max(peak, value);
    }
    return peak;
  }

  /// Bilinear between cell centres.
  ///
  /// @param x share of the input's width, from 0 to 1; beyond it, the border's value
  /// @param y share of the input's height, likewise
  public double at(double x, double y) {
    double gx = Math.clamp(x * width - 0.5, 0.0, width - 1.0);
    double gy = Math.clamp(y * height - 0.5, 0.0, height - 1.0);
    int x0 = (int) gx;
    int y0 = (int) gy;
    int x1 = Math.min(x0 + 1, width - 1);
    int y1 = Math.min(y0 + 1, height - 1);
    double top = values[y0 * width + x0] * (1 - (gx - x0)) + values[y0 * width + x1] * (gx - x0);
    double low = values[y1 * width + x0] * (1 - (gx - x0)) + values[y1 * width + x1] * (gx - x0);
    return top * (1 - (gy - y0)) + low * (gy - y0);
  }

  /// The map on another grid, each value taken at its cell's centre.
  CellMap resampled(int rows, int columns) {
    float[] taken = new float[rows * columns];
    for (int i = 0; i < taken.length; i++) {
      int row = i / columns;
      taken[i] = (float) at((i - row * columns + 0.5) / columns, (row + 0.5) / rows);
    }
    return new CellMap(rows, columns, taken);
  }

  /// The map as it is shown: cut to 0 … 1.
  ///
  /// @param finding id of the finding
  /// @param scale value that is shown as 1; where it is 0, nothing is shown
  /// @param sourceToTensor the geometry steps' way from source pixels to the tensor's pixels
  public SaliencyMap shown(
      String finding, double scale, Tensor input, ImageTransform sourceToTensor) {
    float[] cut = new float[values.length];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = scale > 0 ? (float) Math.clamp(values[i] / scale, 0.0, 1.0) : 0;
    }
    ImageTransform tensorToGrid =
        new ImageTransform((double) width / input.width(), 0, (double) height / input.height(), 0);
    return new SaliencyMap(finding, height, width, cut, sourceToTensor.then(tensorToGrid));
  }
}
