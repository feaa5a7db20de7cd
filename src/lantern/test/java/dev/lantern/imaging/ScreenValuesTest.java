package dev.lantern.imaging;

import static dev.lantern.imaging.TestFrames.greys;
import static dev.lantern.imaging.TestFrames.window;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lantern.imaging.FrameDisplay.PaddingRange;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The values at the pixels of the screen, against the definition of the average and against
/// themselves.
final class ScreenValuesTest {
  private static final VoiLut FULL = window(127.5, 255);

  /// 2.857 pixels to one: the first takes three, and nothing of the fourth.
  @Test
  void keepsInfinityToThePixelsThatItLiesIn() {
    Frame frame = Frame.ofReal(1, 6, new float[] {0.5f, 0.5f, 0.5f, Float.POSITIVE_INFINITY, 0, 0});

    int[] shown =
        render(
            frame,
            display(Optional.empty()),
            window(0.5, 1),
            new Viewport(2, 1, 0.35, 1 / 0.35, 20 / 7.0, 0.5));

    assertArrayEquals(greys(128, 255), shown);
  }

  /// The average of the part of the image that a screen pixel covers, straight from the definition.
  @ParameterizedTest
  @EnumSource(
      value = SampleType.class,
      names = {"UINT8", "INT8", "UINT16", "INT16", "INT32", "FLOAT32"})
  void averagesWhatIsNoPaddingForEverySampleType(SampleType type) {
    int columns = 37;
    int rows = 23;
    int size = columns * rows;
    var random = new Random(7);
    int[] values = random.ints(size, type.signed() ? -100 : 0, 101).toArray();
    Frame frame = frame(type, rows, columns, values);
    FrameDisplay display = display(Optional.of(new PaddingRange(40, 70)));
    Viewport viewport = new Viewport(20, 11, 0.43, 1.2, 17.3, 11.1);

    int[] shown = render(frame, display, window(27.5, 255), viewport);

    int[] expected = new int[shown.length];
    ImageTransform toSource = viewport.toScreen().inverse();
    for (int i = 0; i < expected.length; i++) {
      int x = i % viewport.width();
      int y = Math.floorDiv(i, viewport.width());
      expected[i] =
          average(
              values,
              columns,
              rows,
              toSource.x(x),
              toSource.x(x + 1),
              toSource.y(y),
              toSource.y(y + 1));
    }
    assertArrayEquals(expected, shown);
  }

  private static int average(
      int[] values, int columns, int rows, double left, double right, double top, double bottom) {
    double middleX = (left + right) / 2;
    double middleY = (top + bottom) / 2;
    double sum = 0;
    double there = 0;
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      int x = i % columns;
      int y = Math.floorDiv(i, columns);
      double across = Math.min(right, x + 1) - Math.max(left, x);
      double down = Math.min(bottom, y + 1) - Math.max(top, y);
      double area = Math.max(0, across) * Math.max(0, down);
      all += area;
      if (values[i] < 40 || values[i] > 70) {
        there += area;
        sum += area * values[i];
      }
    }
    boolean outside = middleX < 0 || middleX >= columns || middleY < 0 || middleY >= rows;
    return outside || there < all / 2 ? 0xff000000 : greys((int) (sum / there + 100.5))[0];
  }

  /// Each way, across the edges of the image and further than the screen is wide.
  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void rendersTheSameWhereverTheImageWasMovedFrom(Interpolation interpolation) {
    Frame frame = frame(SampleType.UINT8, 40, 50, new Random(7).ints(2000, 0, 256).toArray());
    FrameDisplay display = display(Optional.of(new PaddingRange(40, 70)));
    var settings = new FrameRenderer.Settings(FULL, false, interpolation);
    var renderer = new FrameRenderer(frame, display, 8);
    int[][] ways = {
      {3, 0}, {0, 2}, {-4, -1}, {5, -3}, {-2, 6}, {30, 0}, {-20, -12}, {0, 0}, {1, 1}
    };

    for (double zoom : new double[] {0.43, 1, 1.7}) {
      Viewport viewport = new Viewport(21, 13, zoom, 1.2, 25, 20);
      for (int[] way : ways) {
        int[] moved = new int[21 * 13];
        int[] anew = new int[21 * 13];
        renderer.render(settings, viewport, moved);
        viewport = viewport.panned(way[0], way[1]);
        renderer.render(settings, viewport, moved);
        new FrameRenderer(frame, display, 8).render(settings, viewport, anew);
        assertArrayEquals(anew, moved, zoom + " " + Arrays.toString(way));
      }
    }
  }

  private static FrameDisplay display(Optional<PaddingRange> padding) {
    return TestFrames.display(
        PhotometricInterpretation.MONOCHROME2, ModalityLut.identity(), padding);
  }

  private static int[] render(Frame frame, FrameDisplay display, VoiLut voi, Viewport viewport) {
    return TestFrames.render(frame, display, voi, false, viewport);
  }

  private static Frame frame(SampleType type, int rows, int columns, int[] values) {
    return TestFrames.frame(type, rows, columns, Arrays.stream(values).asDoubleStream().toArray());
  }
}
