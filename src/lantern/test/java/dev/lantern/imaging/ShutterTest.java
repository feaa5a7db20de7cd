package dev.lantern.imaging;

import static dev.lantern.imaging.TestFrames.greys;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a shutter leaves, pixel by pixel.
final class ShutterTest {
  private static final int SIDE = 6;
  private static final VoiLut FULL = TestFrames.window(127.5, 255);

  @Test
  void aRectangleLeavesItsEdges() {
    assertEquals(
        """
        ......
        .####.
        .####.
        ......
        ......
        ......
        """,
        seen(1, new Shutter.Rectangle(2, 5, 2, 3)));
  }

  @Test
  void aCircleIsRoundInThePatient() {
    assertEquals(
        """
        ..#...
        .###..
        #####.
        .###..
        ..#...
        ......
        """,
        seen(1, new Shutter.Circle(3, 3, 2)));
    assertEquals(
        """
        ......
        ..#...
        #####.
        ..#...
        ......
        ......
        """,
        seen(2, new Shutter.Circle(3, 3, 2)));
  }

  @Test
  void aPolygonIsClosed() {
    assertEquals(
        """
        ......
        .#....
        .##...
        .####.
        ......
        ......
        """,
        // Its slope crosses the middles of rows 2, 3 and 4 at columns 2.75, 3.89 and 5.03.
        seen(1, polygon(1.5, 0.9, 5.6, 4.5, 1.5, 4.5)));
    assertThrows(IllegalArgumentException.class, () -> new Shutter.Polygon(List.of()));
  }

  /// By the even-odd rule what lies inside twice is outside.
  @Test
  void aPolygonThatRunsAboutItselfHasAHole() {
    double[] ring = {
      0.5, 0.5, 6.5, 0.5, 6.5, 6.5, 0.5, 6.5, 0.5, 0.5, 1.5, 1.5, 5.5, 1.5, 5.5, 5.5, 1.5, 5.5, 1.5,
      1.5
    };
    assertEquals(
        """
        ######
        #....#
        #....#
        #....#
        #....#
        ######
        """,
        seen(1, polygon(ring)));
  }

  private static Shutter.Polygon polygon(double... places) {
    return new Shutter.Polygon(
        IntStream.range(0, places.length / 2)
            .mapToObj(i -> new Shutter.Corner(places[2 * i], places[2 * i + 1]))
            .toList());
  }

  @Test
  void aCornerIsSomewhere() {
    assertThrows(IllegalArgumentException.class, () -> new Shutter.Corner(Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Shutter.Corner(1, Double.POSITIVE_INFINITY));
  }

  /// Each place of the screen held against each edge would take 26 thousand million steps.
  @Test
  void aPolygonOfManyCornersCostsALineNotAPixel() {
    Shutter.Polygon teeth =
        new Shutter.Polygon(
            IntStream.range(0, 4096)
                .mapToObj(i -> new Shutter.Corner(i / 4096.0 * 4, i % 2 == 0 ? -9 : 9))
                .toList());
    FrameDisplay display = TestFrames.plain().under(Optional.of(new Shutter(List.of(teeth), 51)));
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> render(display, true, false, 5120));
  }

  @Test
  void severalShapesLeaveWhatAllOfThemLeave() {
    assertEquals(
        """
        ......
        .##...
        ###...
        .##...
        ..#...
        ......
        """,
        seen(1, new Shutter.Circle(3, 3, 2), new Shutter.Rectangle(1, 3, 2, 5)));
  }

  @Test
  void theRendererHidesTheRestButNotItsGraphicsAndOnlyOnRequest() {
    OverlayPlane mark = new OverlayPlane(1, 1, 1, 1, new byte[] {1});
    FrameDisplay display =
        TestFrames.display(
                PhotometricInterpretation.MONOCHROME2,
                ModalityLut.identity(),
                Optional.empty(),
                List.of(mark))
            .under(Optional.of(new Shutter(List.of(new Shutter.Rectangle(2, 3, 1, 1)), 51)));
    assertArrayEquals(greys(255, 20, 30, 51), render(display, true, true, 4));
    assertArrayEquals(greys(51, 20, 30, 51), render(display, true, false, 4));
    assertArrayEquals(greys(255, 20, 30, 40), render(display, false, true, 4));
    // Two screen pixels for each of the file's.
    assertArrayEquals(
        greys(51, 51, 20, 20, 30, 30, 51, 51), Arrays.copyOf(render(display, true, false, 8), 8));
  }

  private static int[] render(FrameDisplay display, boolean shutter, boolean overlays, int width) {
    Viewport viewport = Viewport.fit(width, width / 4, 4, 1, 1);
    int[] argb = new int[viewport.width() * viewport.height()];
    new FrameRenderer(new Frame(1, 4, 1, SampleType.UINT8, new byte[] {10, 20, 30, 40}), display, 8)
        .render(
            new FrameRenderer.Settings(
                FULL, false, Interpolation.NEAREST, ColourMap.GREY, shutter, overlays),
            viewport,
            argb);
    return argb;
  }

  private static String seen(double aspect, Shutter.Shape... shapes) {
    Shutter shutter = new Shutter(List.of(shapes), 0);
    StringBuilder picture = new StringBuilder();
    for (int row = 0; row < SIDE; row++) {
      Shutter.Line line = shutter.line(row + 0.5, aspect);
      for (int column = 0; column < SIDE; column++) {
        picture.append(line.shows(column + 0.5) ? '#' : '.');
      }
      picture.append('\n');
    }
    return picture.toString();
  }
}
