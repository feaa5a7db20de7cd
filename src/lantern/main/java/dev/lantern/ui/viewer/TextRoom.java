package dev.lantern.ui.viewer;

/// How much text a corner of the image has room for: in a small viewport the words of two corners
/// would run into each other and into the letters at the edges.
///
/// @param width of the image, screen pixels
/// @param height of the image, screen pixels
record TextRoom(double width, double height) {
  /// Screen pixels that a character takes, on average.
  private static final double CHARACTER = 6.1;

  /// Half of the width that the letter at an edge, and the space around it, take.
  private static final double MIDDLE = 24;

  /// Below this width the words of two corners meet.
  private static final double NARROW = 460;

  /// Below this height a corner has two lines.
  private static final double LOW = 250;

  private static final int FEWEST = 6;

  /// As many as there is room for in a corner.
  long lines() {
    return height < LOW ? 2 : Long.MAX_VALUE;
  }

  /// As much of a line as there is room for.
  String fit(String line) {
    int characters =
        width < NARROW
            ? (int) Math.max(FEWEST, (width / 2 - MIDDLE) / CHARACTER)
            : Integer.MAX_VALUE;
    return line.length() > characters ? line.substring(0, characters - 1) + "…" : line;
  }
}
