package dev.lantern.imaging;

import java.util.List;
import java.util.stream.IntStream;

/// How the reader has turned the picture: mirrored first, left for right, then by quarters of a
/// turn clockwise. The picture is rendered upright and turned as a whole, so that whatever is
/// painted with it follows to the pixel. Places are in screen pixels; (0, 0) covers [0, 1).
///
/// @param quarters from 0 to 3
public record Turn(int quarters, boolean mirrored) {
  public static final Turn NONE = new Turn(0, false);

  private static final int TILE = 32;

  /// A place, or a way from one place to another.
  public record Point(double x, double y) {}

  public Turn {
    if (quarters < 0 || quarters > 3) {
      throw new IllegalArgumentException(quarters + " quarters");
    }
  }

  public Turn rotatedRight() {
    return new Turn((quarters + 1) % 4, mirrored);
  }

  public Turn rotatedLeft() {
    return new Turn((quarters + 3) % 4, mirrored);
  }

  /// Left for right, as seen on the screen.
  public Turn flippedHorizontally() {
    return new Turn((4 - quarters) % 4, !mirrored);
  }

  /// Top for bottom, as seen on the screen.
  public Turn flippedVertically() {
    return new Turn((6 - quarters) % 4, !mirrored);
  }

  /// True where width and height change places.
  public boolean sideways() {
    return quarters % 2 == 1;
  }

  /// The upright place of a turned one.
  ///
  /// @param width of the upright picture
  /// @param height of the upright picture
  public Point upright(double x, double y, double width, double height) {
    double across =
        switch (quarters) {
          case 0 -> x;
          case 1 -> y;
          case 2 -> width - x;
          default -> width - y;
        };
    double down =
        switch (quarters) {
          case 0 -> y;
          case 1 -> height - x;
          case 2 -> height - y;
          default -> x;
        };
    return new Point(mirrored ? width - across : across, down);
  }

  /// The turned place of an upright one: undoes [#upright].
  ///
  /// @param width of the upright picture
  /// @param height of the upright picture
  public Point turned(double x, double y, double width, double height) {
    double across = mirrored ? width - x : x;
    return switch (quarters) {
      case 0 -> new Point(across, y);
      case 1 -> new Point(height - y, across);
      case 2 -> new Point(width - across, height - y);
      default -> new Point(y, width - across);
    };
  }

  /// The upright way of a turned one.
  public Point uprightWay(double dx, double dy) {
    Point way = upright(dx, dy, 0, 0);
    // Without negative zeros.
    return new Point(way.x() + 0.0, way.y() + 0.0);
  }

  /// Turns a picture.
  ///
  /// @param upright its pixels, row by row
  /// @param width of the upright picture
  /// @param turned receives as many pixels, in rows of `height` where it is [#sideways]
  public void paint(int[] upright, int width, int[] turned) {
    int height = upright.length / width;
    int across = sideways() ? height : width;
    int origin = index(0, 0, width, height);
    int right = index(1, 0, width, height) - origin;
    int below = index(0, 1, width, height) - origin;
    int down = upright.length / across;
    IntStream.range(0, (down + TILE - 1) / TILE)
        .parallel()
        .forEach(
            band -> {
              int end = Math.min(down, (band + 1) * TILE);
              for (int left = 0; left < across; left += TILE) {
                for (int y = band * TILE; y < end; y++) {
                  for (int x = left; x < Math.min(across, left + TILE); x++) {
                    turned[y * across + x] = upright[origin + x * right + y * below];
                  }
                }
              }
            });
  }

  /// Where in the upright picture the pixel at (x, y) comes from.
  private int index(int x, int y, int width, int height) {
    Point at = upright(x, y, width - 1.0, height - 1.0);
    return (int) (at.y() * width + at.x());
  }

  /// The letters of an upright picture at the edges of the turned one.
  public EdgeLetters letters(EdgeLetters upright) {
    List<String> clockwise =
        List.of(upright.left(), upright.top(), upright.right(), upright.bottom());
    return new EdgeLetters(
        clockwise.get(origin(0)),
        clockwise.get(origin(1)),
        clockwise.get(origin(2)),
        clockwise.get(origin(3)));
  }

  /// Which upright edge has come to an edge; edges are counted clockwise from the left one.
  private int origin(int edge) {
    int before = (edge + 4 - quarters) % 4;
    boolean exchanged = mirrored && before % 2 == 0;
    return exchanged ? (before + 2) % 4 : before;
  }
}
