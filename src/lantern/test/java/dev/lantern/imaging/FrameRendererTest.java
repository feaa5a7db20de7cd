package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FrameRendererTest {
  private static final VoiLut FULL = window(127.5, 255);

  /// Two pixels side by side in one.
  private static final Viewport HALF = new Viewport(1, 1, 0.5, 2, 1, 0.5);

  @Test
  void rendersOneToOneThroughTheWindow() {
    Frame frame = bytes(2, 2, 0, 50, 100, 200);

    int[] shown = render(frame, mono2(), window(100, 100), false, Viewport.fit(2, 2, 2, 2, 1));

    // (0-100)/100+.5 < 0; 0 → 0; .5 → 128; > 1 → 255
    assertArrayEquals(greys(0, 0, 128, 255), shown);
  }

  @Test
  void showsMonochrome1Inverted() {
    Frame frame = bytes(1, 2, 0, 255);
    FrameDisplay display =
        display(PhotometricInterpretation.MONOCHROME1, Optional.empty(), List.of());

    assertArrayEquals(
        greys(255, 0), render(frame, display, FULL, false, Viewport.fit(2, 1, 2, 1, 1)));
    assertArrayEquals(
        greys(0, 255), render(frame, display, FULL, true, Viewport.fit(2, 1, 2, 1, 1)));
  }

  @Test
  void enlargesBilinearlyBetweenPixelCentres() {
    Frame frame = bytes(1, 2, 0, 200);

    int[] shown = render(frame, mono2(), FULL, false, Viewport.fit(4, 2, 2, 1, 1));

    assertArrayEquals(greys(0, 50, 150, 200, 0, 50, 150, 200), shown);
  }

  @Test
  void reducesByTheAverageOfTheArea() {
    Frame frame = bytes(2, 4, 0, 100, 10, 10, 100, 200, 10, 30);

    int[] shown = render(frame, mono2(), FULL, false, Viewport.fit(2, 1, 4, 2, 1));

    assertArrayEquals(greys(100, 15), shown);
  }

  @Test
  void takesTheNearestPixelOnRequest() {
    Frame frame = bytes(1, 2, 0, 200);
    int[] shown = new int[4];

    new FrameRenderer(frame, mono2(), 8)
        .render(
            new FrameRenderer.Settings(FULL, false, Interpolation.NEAREST),
            new Viewport(4, 1, 2, 0.5, 1, 0.5),
            shown);

    assertArrayEquals(greys(0, 0, 200, 200), shown);
  }

  @Test
  void coloursLevelsOfGreyAfterWindowAndInversion() {
    Frame frame = bytes(1, 3, 0, 100, 255);
    FrameDisplay display =
        display(
            PhotometricInterpretation.MONOCHROME2,
            Optional.of(new PaddingRange(255, 255)),
            List.of());
    int[] shown = new int[3];

    new FrameRenderer(frame, display, 8)
        .render(
            new FrameRenderer.Settings(
                window(100, 100), true, Interpolation.SMOOTH, ColourMap.VIRIDIS, true, true),
            Viewport.fit(3, 1, 3, 1, 1),
            shown);

    // 0 is black, so inverted the brightest; 100 is level 128, inverted 127; padding stays black.
    assertArrayEquals(
        new int[] {0xfffde725, 0xff000000 | ColourMap.VIRIDIS.ofLevel(127), 0xff000000}, shown);
  }

  @Test
  void leavesColourImagesTheirColours() {
    Frame frame = new Frame(1, 1, 3, SampleType.UINT8, new byte[] {10, 20, 30});
    int[] shown = new int[1];

    new FrameRenderer(frame, display(PhotometricInterpretation.RGB, Optional.empty(), List.of()), 8)
        .render(
            new FrameRenderer.Settings(
                FULL, false, Interpolation.SMOOTH, ColourMap.INFERNO, true, true),
            Viewport.fit(1, 1, 1, 1, 1),
            shown);

    assertArrayEquals(new int[] {0xff0a141e}, shown);
  }

  @Test
  void leavesBlackWhatLiesOutsideOfTheImage() {
    Frame frame = bytes(1, 1, 200);

    int[] shown = render(frame, mono2(), FULL, false, new Viewport(3, 1, 1, 1, 0.5, 0.5));

    // the offset is a whole number: rint(1.5 - 0.5) = 1
    assertArrayEquals(greys(0, 200, 0), shown);
  }

  @Test
  void stretchesNonSquarePixels() {
    Frame frame = bytes(1, 2, 10, 20);

    int[] shown = render(frame, mono2(), FULL, false, Viewport.fit(2, 2, 2, 1, 2));

    assertArrayEquals(greys(10, 20, 10, 20), shown);
  }

  @Test
  void rendersSigned16BitThroughTheRescale() {
    Frame frame = shorts(SampleType.INT16, 1, 3, -1000, 0, 1000);
    FrameDisplay display =
        new FrameDisplay(
            PhotometricInterpretation.MONOCHROME2,
            new ModalityLut.Rescale(2, 100, "HU"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            PixelSpacing.unknown(),
            List.of(),
            Optional.empty(),
            List.of());

    int[] shown = render(frame, display, window(100, 4000), false, Viewport.fit(3, 1, 3, 1, 1));

    assertArrayEquals(greys(0, 128, 255), shown);
  }

  @Test
  void rendersUnsigned16BitToItsLastValue() {
    Frame frame = shorts(SampleType.UINT16, 1, 3, 0, 32768, 65535);

    int[] shown =
        render(frame, mono2(), window(32767.5, 65535), false, Viewport.fit(3, 1, 3, 1, 1));

    assertArrayEquals(greys(0, 128, 255), shown);
  }

  @Test
  void rendersRealSamplesAndLeavesNotANumberBlack() {
    ByteBuffer buffer = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putFloat(0.25f).putFloat(Float.NaN).putFloat(1);
    Frame frame = new Frame(1, 3, 1, SampleType.FLOAT32, buffer.array());

    int[] shown = render(frame, mono2(), window(0.5, 1), false, Viewport.fit(3, 1, 3, 1, 1));

    assertArrayEquals(greys(64, 0, 255), shown);
  }

  @Test
  void keepsPaddingBlackAndOutOfTheAverages() {
    Frame frame = bytes(1, 4, 255, 100, 255, 255);
    FrameDisplay display =
        display(
            PhotometricInterpretation.MONOCHROME1,
            Optional.of(new PaddingRange(255, 255)),
            List.of());

    int[] halved = render(frame, display, FULL, false, new Viewport(2, 1, 0.5, 2, 2, 0.5));

    assertArrayEquals(greys(155, 0), halved);
  }

  /// 2.857 pixels to one: the first takes three, and nothing of the fourth.
  @Test
  void keepsInfinityToThePixelsThatItLiesIn() {
    Frame frame = Frame.ofReal(1, 6, new float[] {0.5f, 0.5f, 0.5f, Float.POSITIVE_INFINITY, 0, 0});

    int[] shown =
        render(
            frame,
            mono2(),
            window(0.5, 1),
            false,
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
    FrameDisplay display =
        display(
            PhotometricInterpretation.MONOCHROME2,
            Optional.of(new PaddingRange(40, 70)),
            List.of());
    Viewport viewport = new Viewport(20, 11, 0.43, 1.2, 17.3, 11.1);

    int[] shown = render(frame, display, window(27.5, 255), false, viewport);

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

  private static Frame frame(SampleType type, int rows, int columns, int[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      switch (type) {
        case UINT8, INT8 -> buffer.put((byte) value);
        case UINT16, INT16 -> buffer.putShort((short) value);
        case UINT32, INT32 -> buffer.putInt(value);
        case FLOAT32 -> buffer.putFloat(value);
        case FLOAT64 -> buffer.putDouble(value);
      }
    }
    return new Frame(rows, columns, 1, type, buffer.array());
  }

  @Test
  void showsColourAsItIs() {
    Frame frame = new Frame(1, 2, 3, SampleType.UINT8, new byte[] {10, 20, 30, 40, 50, 60});
    FrameDisplay display = display(PhotometricInterpretation.RGB, Optional.empty(), List.of());

    assertArrayEquals(
        new int[] {0xff0a141e, 0xff28323c},
        render(frame, display, FULL, false, Viewport.fit(2, 1, 2, 1, 1)));
    assertArrayEquals(new int[] {0xff19232d}, render(frame, display, FULL, false, HALF));
  }

  @Test
  void scales16BitColourByItsStoredBits() {
    Frame frame = shorts(SampleType.UINT16, 1, 1, 4095, 0, 2048);
    Frame colour = new Frame(1, 1, 3, SampleType.UINT16, shorts(3, frame));
    int[] shown = new int[1];

    new FrameRenderer(
            colour, display(PhotometricInterpretation.RGB, Optional.empty(), List.of()), 12)
        .render(
            new FrameRenderer.Settings(FULL, false, Interpolation.SMOOTH),
            Viewport.fit(1, 1, 1, 1, 1),
            shown);

    assertEquals(0xffff0080, shown[0]);
  }

  @Test
  void blendsThePalettesColoursNotItsIndices() {
    Frame frame = bytes(1, 2, 0, 2);
    FrameDisplay display =
        new FrameDisplay(
            PhotometricInterpretation.PALETTE_COLOR,
            ModalityLut.identity(),
            List.of(),
            Optional.of(new PaletteLut(0, new int[] {0xffff0000, 0xff00ff00, 0xff0000ff})),
            Optional.empty(),
            false,
            PixelSpacing.unknown(),
            List.of(),
            Optional.empty(),
            List.of());

    assertArrayEquals(
        new int[] {0xffff0000, 0xff0000ff},
        render(frame, display, FULL, false, Viewport.fit(2, 1, 2, 1, 1)));
    assertArrayEquals(new int[] {0xff800080}, render(frame, display, FULL, false, HALF));
  }

  @Test
  void drawsOverlaysWhiteAtTheirOrigin() {
    Frame frame = bytes(2, 2, 10, 10, 10, 10);
    OverlayPlane overlay = new OverlayPlane(1, 1, 2, 1, new byte[] {1});
    FrameDisplay display =
        display(PhotometricInterpretation.MONOCHROME2, Optional.empty(), List.of(overlay));

    assertArrayEquals(
        greys(10, 10, 255, 10), render(frame, display, FULL, false, Viewport.fit(2, 2, 2, 2, 1)));
    assertArrayEquals(greys(255), render(frame, display, FULL, false, Viewport.fit(1, 1, 2, 2, 1)));
  }

  @Test
  void rendersAnewAfterThePanAndAfterTheWindow() {
    Frame frame = bytes(1, 3, 10, 20, 30);
    FrameRenderer renderer = new FrameRenderer(frame, mono2(), 8);
    FrameRenderer.Settings full = new FrameRenderer.Settings(FULL, false, Interpolation.SMOOTH);
    Viewport fitted = Viewport.fit(3, 1, 3, 1, 1);
    int[] first = new int[3];
    int[] windowed = new int[3];
    int[] panned = new int[3];

    renderer.render(full, fitted, first);
    renderer.render(
        new FrameRenderer.Settings(window(20, 20), false, Interpolation.SMOOTH), fitted, windowed);
    renderer.render(full, fitted.panned(1, 0), panned);

    assertArrayEquals(greys(10, 20, 30), first);
    assertArrayEquals(greys(0, 128, 255), windowed);
    assertArrayEquals(greys(0, 10, 20), panned);
  }

  /// Each way, across the edges of the image and further than the screen is wide.
  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void rendersTheSameWhereverTheImageWasMovedFrom(Interpolation interpolation) {
    Frame frame = frame(SampleType.UINT8, 40, 50, new Random(7).ints(2000, 0, 256).toArray());
    FrameDisplay display =
        display(
            PhotometricInterpretation.MONOCHROME2,
            Optional.of(new PaddingRange(40, 70)),
            List.of());
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

  @Test
  void rendersTheSameInTheMemoryOfAnother() {
    Viewport fitted = Viewport.fit(5, 1, 3, 1, 1);
    FrameRenderer.Settings full = new FrameRenderer.Settings(FULL, false, Interpolation.SMOOTH);
    FrameRenderer last = new FrameRenderer(bytes(1, 3, 200, 210, 220), mono2(), 8);
    last.render(full, fitted, new int[5]);
    FrameRenderer next = new FrameRenderer(bytes(1, 3, 10, 20, 30), mono2(), 8).inPlaceOf(last);
    int[] shown = new int[5];
    int[] aside = new int[5];

    next.render(full, fitted, shown);
    next.render(full, fitted.panned(4, 0), aside);

    FrameRenderer alone = new FrameRenderer(bytes(1, 3, 10, 20, 30), mono2(), 8);
    int[] expected = new int[5];
    alone.render(full, fitted, expected);
    assertArrayEquals(expected, shown);
    new FrameRenderer(bytes(1, 3, 10, 20, 30), mono2(), 8)
        .render(full, fitted.panned(4, 0), expected);
    assertArrayEquals(expected, aside);
  }

  private static int[] render(
      Frame frame, FrameDisplay display, VoiLut voi, boolean invert, Viewport viewport) {
    int[] argb = new int[viewport.width() * viewport.height()];
    new FrameRenderer(frame, display, 8)
        .render(new FrameRenderer.Settings(voi, invert, Interpolation.SMOOTH), viewport, argb);
    return argb;
  }

  private static VoiLut window(double center, double width) {
    return new VoiLut.Window(new WindowLevel(center, width), VoiLut.Function.LINEAR_EXACT, "");
  }

  private static FrameDisplay mono2() {
    return display(PhotometricInterpretation.MONOCHROME2, Optional.empty(), List.of());
  }

  private static FrameDisplay display(
      PhotometricInterpretation photometric,
      Optional<PaddingRange> padding,
      List<OverlayPlane> overlays) {
    return new FrameDisplay(
        photometric,
        ModalityLut.identity(),
        List.of(),
        Optional.empty(),
        padding,
        false,
        PixelSpacing.unknown(),
        List.of(),
        Optional.empty(),
        overlays);
  }

  private static Frame bytes(int rows, int columns, int... values) {
    byte[] stored = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      stored[i] = (byte) values[i];
    }
    return new Frame(rows, columns, 1, SampleType.UINT8, stored);
  }

  private static Frame shorts(SampleType type, int rows, int columns, int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(value -> buffer.putShort((short) value));
    return new Frame(rows, columns * values.length / (rows * columns), 1, type, buffer.array());
  }

  private static byte[] shorts(int samples, Frame frame) {
    return Arrays.copyOf(frame.stored(), samples * 2);
  }

  private static int[] greys(int... levels) {
    return Arrays.stream(levels).map(level -> 0xff000000 | level * 0x010101).toArray();
  }
}
