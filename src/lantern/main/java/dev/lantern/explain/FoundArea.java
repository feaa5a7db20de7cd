package dev.lantern.explain;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;

/// A part of the image that was found by other means than the network: a grid of equal cells over
/// the source image, each inside or outside. Owns its array.
public final class FoundArea {
  private final int rows;
  private final int columns;
  private final boolean[] inside;
  private final ImageTransform toTensor;

  /// @param inside rows × columns
  /// @param toTensor cells, cell (0, 0) covering [0, 1), to the tensor's pixels
  public FoundArea(int rows, int columns, boolean[] inside, ImageTransform toTensor) {
    if (rows < 1 || columns < 1 || inside.length != rows * columns) {
      throw new IllegalArgumentException(
          "region of " + rows + " × " + columns + " in " + inside.length + " cells");
    }
    this.rows = rows;
    this.columns = columns;
    this.inside = inside;
    this.toTensor = toTensor;
  }

  /// Share of the image, from 0 to 1.
  double area() {
    int count = 0;
    for (boolean cell : inside) {
      count += cell ? 1 : 0;
    }
    return (double) count / inside.length;
  }

  /// Share of what a map shows, which is its part above 0, that lies inside.
  ///
  /// @param map over the whole of the input
  /// @return from 0 to 1; 0 where the map shows nothing
  double energy(CellMap map, Tensor input) {
    double within = 0;
    double all = 0;
    for (int row = 0; row < rows; row++) {
      double y = toTensor.y(row + 0.5) / input.height();
      for (int column = 0; column < columns; column++) {
        double x = toTensor.x(column + 0.5) / input.width();
        double shown = Math.max(0, map.at(x, y));
        all += shown;
        within += inside[row * columns + column] ? shown : 0;
      }
    }
    return all > 0 ? within / all : 0;
  }
}
