package dev.lantern.explain;

import dev.lantern.imaging.ImageTransform;
import java.util.Arrays;

/// Reads a saliency map's grid row by row at equal steps, bilinear between cell centres: each row
/// of cells is blended once, and the places of the columns are the same for every row.
final class SaliencyRows {
  private final int height;
  private final int width;
  private final float[] grid;
  private final ImageTransform toGrid;

  /// Of each cell, the first column whose value lies between its own and that of the next one; as
  /// many as there are columns where none does.
  private final int[] first;

  /// Of each column, how far it lies from its cell's centre to the next one's, 0 to 1.
  private final float[] right;

  private final float[] line;

  /// @param grid height × width values
  /// @param toGrid what is read, pixel (0, 0) covering [0, 1), to grid cells
  /// @param columns of what is read
  SaliencyRows(int height, int width, float[] grid, ImageTransform toGrid, int columns) {
    this.height = height;
    this.width = width;
    this.grid = grid;
    this.toGrid = toGrid;
    this.first = new int[width + 1];
    this.right = new float[columns];
    this.line = new float[width + 1];
    int cells = 0;
    for (int column = 0; column < columns; column++) {
      double gx = Math.clamp(toGrid.x(column + 0.5) - 0.5, 0.0, width - 1.0);
      int left = Math.min((int) gx, Math.max(0, width - 2));
      right[column] = (float) (gx - left);
      for (; cells <= left; cells++) {
        first[cells] = column;
      }
    }
    Arrays.fill(first, cells, width + 1, columns);
  }

  /// @param into receives the values at the pixel centres of a row
  void read(int row, float[] into, int offset) {
    blendRows(row);
    for (int cell = 0; cell < width; cell++) {
      float from = line[cell];
      float rise = line[cell + 1] - from;
      for (int column = first[cell]; column < first[cell + 1]; column++) {
        into[offset + column] = from + right[column] * rise;
      }
    }
  }

  /// The grid's values at the height of a row; the last one twice, for a grid of one column.
  private void blendRows(int row) {
    double gy = Math.clamp(toGrid.y(row + 0.5) - 0.5, 0.0, height - 1.0);
    int above = (int) gy;
    int below = Math.min(above + 1, height - 1);
    float part = (float) (gy - above);
    for (int x = 0; x < width; x++) {
      float from = grid[above * width + x];
      line[x] = from + part * (grid[below * width + x] - from);
    }
    line[width] = line[width - 1];
  }
}
