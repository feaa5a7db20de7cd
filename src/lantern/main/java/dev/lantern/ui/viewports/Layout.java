package dev.lantern.ui.viewports;

import java.util.List;
import java.util.stream.IntStream;

/// How many viewports lie below and beside each other.
///
/// @param rows from 1 to [#MOST]
/// @param columns from 1 to [#MOST]
public record Layout(int rows, int columns) {
  public static final int MOST = 3;
  public static final Layout SINGLE = new Layout(1, 1);
  public static final Layout PAIR = new Layout(1, 2);

  public Layout {
    if (rows < 1 || rows > MOST || columns < 1 || columns > MOST) {
      throw new IllegalArgumentException("layout of " + rows + " × " + columns);
    }
  }

  /// All that there are, row by row.
  public static List<Layout> all() {
    return IntStream.range(0, MOST * MOST)
        .mapToObj(place -> new Layout(place / MOST + 1, place % MOST + 1))
        .toList();
  }

  public int viewports() {
    return rows * columns;
  }
}
