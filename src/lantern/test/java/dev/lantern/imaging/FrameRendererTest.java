package dev.lantern.imaging;

import static dev.lantern.imaging.TestFrames.greys;
import static dev.lantern.imaging.TestFrames.render;
import static dev.lantern.imaging.TestFrames.window;
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

  /// PS3.3 C.7.6.19: values from the palette's first on are colours, and no bright grey beside.
  @Test
  void showsTheColoursOfASupplementalPaletteAmongGrey() {
    FrameDisplay display =
        new FrameDisplay(
            PhotometricInterpretation.MONOCHROME2,
            ModalityLut.identity(),
            List.of(),
            Optional.of(new PaletteLut(200, new int[] {0xffff0000, 0xff00ff00})),
            Optional.of(new PaddingRange(200, 65535)),
            false,
            PixelSpacing.unknown(),
            List.of(),
            Optional.empty(),
            List.of());
    Frame frame = TestFrames.frame(SampleType.UINT16, 1, 4, 51, 200, 201, 60000);
    assertArrayEquals(
        new int[] {0xff333333, 0xffff0000, 0xff00ff00, 0xff00ff00},
        TestFrames.render(
            frame, display, TestFrames.window(127.5, 255), false, Viewport.fit(4, 1, 4, 1, 1)));
    assertEquals(51, AutoWindow.of(frame, display).level().center(), 1);
    assertEquals(
        new PixelProbe.Sample.Index(201, 0, 255, 0),
        PixelProbe.at(frame, display, 2, 0).orElseThrow().sample());
    assertEquals(
        new PixelProbe.Sample.Grey(51, 51, ""),
        PixelProbe.at(frame, display, 0, 0).orElseThrow().sample());
    assertEquals(Optional.empty(), display.ofModalityValues().supplement());
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

  /// Lines and columns of a plane that fall across an edge belong to the pixel where they begin.
  @Test
  void aBandHasTheOverlayOfTheWhole() {
    byte[] bits = new byte[100 * 100 / 8];
    new Random(4).nextBytes(bits);
    for (int i = 0; i < bits.length; i++) {
      bits[i] &= (byte) (i % 3 == 0 ? 0x11 : 0);
    }
    FrameDisplay display =
        display(
            PhotometricInterpretation.MONOCHROME2,
            Optional.empty(),
            List.of(new OverlayPlane(100, 100, 1, 1, bits)));
    Frame frame = new Frame(100, 100, 1, SampleType.UINT8, new byte[100 * 100]);
    var settings = new FrameRenderer.Settings(FULL, false, Interpolation.SMOOTH);
    Viewport viewport = Viewport.fit(64, 64, 100, 100, 1);
    var renderer = new FrameRenderer(frame, display, 8);
    int[] whole = new int[64 * 64];
    renderer.render(settings, viewport, whole);
    int[] band = new int[64 * 7];
    for (int top = 0; top + 7 <= 64; top += 7) {
      renderer.render(settings, viewport.band(top, 7), band);
      assertArrayEquals(Arrays.copyOfRange(whole, top * 64, (top + 7) * 64), band, "from " + top);
    }
    assertEquals(2, Arrays.stream(whole).distinct().count(), "graphics and none");
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

  /// The colours are kept as long as nothing of them changes, from one image to the next too.
  @Test
  void showsTheNextImageInItsOwnColours() {
    Viewport fitted = Viewport.fit(2, 1, 2, 1, 1);
    FrameRenderer.Settings full = new FrameRenderer.Settings(FULL, false, Interpolation.SMOOTH);
    FrameDisplay inverted =
        display(PhotometricInterpretation.MONOCHROME1, Optional.empty(), List.of());
    FrameDisplay halved =
        TestFrames.display(
            PhotometricInterpretation.MONOCHROME2,
            new ModalityLut.Rescale(0.5, 0, ""),
            Optional.empty(),
            List.of());
    FrameRenderer last = new FrameRenderer(bytes(1, 2, 100, 200), mono2(), 8);
    int[] shown = new int[2];
    last.render(full, fitted, shown);
    assertArrayEquals(greys(100, 200), shown);

    last = new FrameRenderer(bytes(1, 2, 100, 200), inverted, 8).inPlaceOf(last);
    last.render(full, fitted, shown);
    assertArrayEquals(greys(155, 55), shown);

    last = new FrameRenderer(bytes(1, 2, 100, 200), halved, 8).inPlaceOf(last);
    last.render(full, fitted, shown);
    assertArrayEquals(greys(50, 100), shown);

    last = new FrameRenderer(bytes(1, 2, 100, 200), mono2(), 8).inPlaceOf(last);
    last.render(full, fitted, shown);
    new FrameRenderer(shorts(SampleType.UINT16, 1, 2, 100, 200), mono2(), 16)
        .inPlaceOf(last)
        .render(full, fitted, shown);
    assertArrayEquals(greys(100, 200), shown);
  }

  private static FrameDisplay mono2() {
    return TestFrames.plain();
  }

  private static FrameDisplay display(
      PhotometricInterpretation photometric,
      Optional<PaddingRange> padding,
      List<OverlayPlane> overlays) {
    return TestFrames.display(photometric, ModalityLut.identity(), padding, overlays);
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
}
