package dev.lantern.imaging;

import java.util.BitSet;

/// Source pixels of one frame that a reader has marked. Never changes.
public final class Region {
  private final int columns;
  private final int rows;
  private final BitSet marked;

  /// Hears of marked pixels, row by row from the top.
  @FunctionalInterface
  public interface Runs {
    /// @param row of the frame
    /// @param from first column
    /// @param end column behind the last
    void run(int row, int from, int end);
  }

  private Region(int columns, int rows, BitSet marked) {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("region of " + columns + " × " + rows);
    }
    this.columns = columns;
    this.rows = rows;
    this.marked = marked;
  }

  /// Nothing of a frame.
  public static Region none(int columns, int rows) {
    return new Region(columns, rows, new BitSet());
  }

  /// This, and every pixel whose centre lies under the stroke or that the path itself meets at one
  /// of its places. What lies outside of the frame is left out.
  public Region with(Stroke stroke) {
    BitSet next = (BitSet) marked.clone();
    Turn.Point before = stroke.path().getFirst();
    for (Turn.Point place : stroke.path()) {
      mark(next, stroke, before, place);
      markPixel(next, place);
      before = place;
    }
    return new Region(columns, rows, next);
  }

  private void markPixel(BitSet into, Turn.Point place) {
    int column = (int) Math.floor(place.x());
    int row = (int) Math.floor(place.y());
    if (inside(column, row)) {
      into.set(row * columns + column);
    }
  }

  /// The brush on its way from one place to another covers an interval of each row.
  private void mark(BitSet into, Stroke stroke, Turn.Point from, Turn.Point to) {
    int first = (int) Math.max(0, Math.floor(Math.min(from.y(), to.y()) - stroke.radiusY()));
    int last = (int) Math.min(rows - 1.0, Math.ceil(Math.max(from.y(), to.y()) + stroke.radiusY()));
    for (int row = first; row <= last; row++) {
      Interval covered = new Interval(stroke, row + 0.5);
      covered.way(from, to);
      int left = (int) Math.max(0, Math.ceil(covered.left - 0.5));
      int right = (int) Math.min(columns - 1.0, Math.floor(covered.right - 0.5));
      if (left <= right) {
        into.set(row * columns + left, row * columns + right + 1);
      }
    }
  }

  /// Where a row meets the brush: columns are squeezed so that the brush is a circle.
  private static final class Interval {
    private final Stroke stroke;
    private final double y;
    private double left = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;

    Interval(Stroke stroke, double row) {
      this.stroke = stroke;
      this.y = row / stroke.radiusY();
    }

    void way(Turn.Point from, Turn.Point to) {
      double ax = from.x() / stroke.radiusX();
      double ay = from.y() / stroke.radiusY();
      double bx = to.x() / stroke.radiusX();
      double by = to.y() / stroke.radiusY();
      disc(ax, ay);
      disc(bx, by);
      double length = Math.hypot(bx - ax, by - ay);
      if (length > 0) {
        double nx = (ay - by) / length;
        double ny = (bx - ax) / length;
        edge(ax + nx, ay + ny, bx + nx, by + ny);
        edge(ax - nx, ay - ny, bx - nx, by - ny);
        edge(ax + nx, ay + ny, ax - nx, ay - ny);
        edge(bx + nx, by + ny, bx - nx, by - ny);
      }
    }

    private void disc(double x, double atY) {
      double square = 1 - (y - atY) * (y - atY);
      if (square >= 0) {
        add(x - Math.sqrt(square));
        add(x + Math.sqrt(square));
      }
    }

    private void edge(double ax, double ay, double bx, double by) {
      if (ay != by && y >= Math.min(ay, by) && y <= Math.max(ay, by)) {
        add(ax + (bx - ax) * (y - ay) / (by - ay));
      }
    }

    private void add(double x) {
      left = Math.min(left, x * stroke.radiusX());
      right = Math.max(right, x * stroke.radiusX());
    }
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  public boolean isEmpty() {
    return marked.isEmpty();
  }

  /// Marked pixels.
  public int size() {
    return marked.cardinality();
  }

  /// False outside of the frame, too.
  public boolean contains(int column, int row) {
    return inside(column, row) && marked.get(row * columns + column);
  }

  private boolean inside(int column, int row) {
    return column >= 0 && column < columns && row >= 0 && row < rows;
  }

  /// Tells of all that is marked.
  public void runs(Runs runs) {
    int from = marked.nextSetBit(0);
    while (from >= 0) {
      int row = from / columns;
      int end = Math.min(marked.nextClearBit(from), (row + 1) * columns);
      runs.run(row, from - row * columns, end - row * columns);
      from = marked.nextSetBit(end);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Region region
        && columns == region.columns
        && rows == region.rows
        && marked.equals(region.marked);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * columns + rows) + marked.hashCode();
  }
}
