package dev.lantern.preprocess;

import static dev.lantern.imaging.PhotometricInterpretation.MONOCHROME1;
import static dev.lantern.imaging.PhotometricInterpretation.MONOCHROME2;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.SampleType;
import dev.lantern.imaging.TestFrames;
import dev.lantern.modelbundle.PreprocessStep.PercentileWindow;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The `percentile-window` and `monochrome1-upright` steps against the words of the bundle format.
final class WindowedGreyTest {
  private static final PercentileWindow WIDE = new PercentileWindow(0, 100);

  @Test
  void takesThePercentileAtTheRoundedIndexWithoutInterpolation() {
    assertEquals(0, Window.rank(0.5, 100));
    assertEquals(1, Window.rank(0.5, 101));
    assertEquals(99, Window.rank(99.5, 100));
    assertEquals(100, Window.rank(99.5, 101));
    assertEquals(2, Window.rank(50, 4));
  }

  @Test
  void mapsTheLowPercentileToZeroAndTheHighToOne() throws PreprocessException {
    Frame frame = TestFrames.frame(SampleType.UINT16, 1, 5, 10, 20, 30, 40, 50);
    assertArrayEquals(
        new float[] {0, 0, 0.5f, 1, 1},
        values(frame, TestFrames.plain(), new PercentileWindow(25, 75)));
  }

  @Test
  void turnsMonochrome1AndLeavesPaddingBlack() throws PreprocessException {
    Frame frame = TestFrames.frame(SampleType.INT16, 1, 5, -2000, 0, 50, 100, -2000);
    assertArrayEquals(
        new float[] {0, 1, 0.5f, 0, 0},
        values(frame, grey(MONOCHROME1, Optional.of(new PaddingRange(-2000, -1500))), WIDE));
    assertArrayEquals(
        new float[] {0, 0, 0.5f, 1, 0},
        values(frame, grey(MONOCHROME2, Optional.of(new PaddingRange(-2000, -1500))), WIDE));
  }

  /// PS3.3 C.8.11.3.1.2: the network is given what the reader sees.
  @ParameterizedTest
  @EnumSource(
      value = PhotometricInterpretation.class,
      names = {"MONOCHROME1", "MONOCHROME2"})
  void anInversePresentationIsTurnedOnce(PhotometricInterpretation photometric)
      throws PreprocessException {
    Frame frame = TestFrames.frame(SampleType.UINT16, 1, 3, 0, 50, 100);
    FrameDisplay inverse = TestFrames.presented(photometric, true);
    assertArrayEquals(new float[] {1, 0.5f, 0}, values(frame, inverse, WIDE));
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void aFlatImageIsBlack(SampleType type) throws PreprocessException {
    Frame frame = TestFrames.frame(type, 2, 2, 7, 7, 7, 7);
    assertArrayEquals(new float[4], values(frame, TestFrames.plain(), WIDE));
  }

  @Test
  void anImageOfPaddingAloneIsBlack() throws PreprocessException {
    FrameDisplay display = grey(MONOCHROME1, Optional.of(new PaddingRange(7, 7)));
    Frame small = TestFrames.frame(SampleType.UINT16, 1, 2, 7, 7);
    Frame large = TestFrames.frame(SampleType.INT32, 1, 2, 7, 7);
    assertArrayEquals(new float[2], values(small, display, WIDE));
    assertArrayEquals(new float[2], values(large, display, WIDE));
  }

  @Test
  void valuesThatAreNotNumbersArePadding() throws PreprocessException {
    Frame frame =
        TestFrames.frame(SampleType.FLOAT32, 1, 5, Double.NaN, 1, Double.POSITIVE_INFINITY, 3, 2);
    assertArrayEquals(
        new float[] {0, 1, 0, 0, 0.5f}, values(frame, grey(MONOCHROME1, Optional.empty()), WIDE));
  }

  @Test
  void readsUnsignedValuesOf32BitsWithoutSign() throws PreprocessException {
    Frame frame = TestFrames.frame(SampleType.UINT32, 1, 3, 0, 0x80000000L, 0xffffffffL);
    assertArrayEquals(new float[] {0, 0.5f, 1}, values(frame, TestFrames.plain(), WIDE), 1e-6f);
  }

  static Stream<Arguments> everyTypeAndLut() {
    int[] entries = new Random(3).ints(400, 0, 65536).toArray();
    return Stream.of(
            ModalityLut.identity(),
            new ModalityLut.Rescale(0.37, -1024, "HU"),
            new ModalityLut.Rescale(-2.5, 100, ""),
            new ModalityLut.Table(-40, entries, ""))
        .flatMap(
            lut ->
                Stream.of(SampleType.values())
                    .flatMap(
                        type ->
                            Stream.of(MONOCHROME1, MONOCHROME2)
                                .map(photometric -> Arguments.of(type, lut, photometric))));
  }

  @ParameterizedTest
  @MethodSource("everyTypeAndLut")
  void isTheSameAsSortingEveryValue(
      SampleType type, ModalityLut lut, PhotometricInterpretation photometric)
      throws PreprocessException {
    double[] stored =
        new Random(5).ints(31 * 33, type.signed() ? -100 : 0, 120).asDoubleStream().toArray();
    Frame frame = TestFrames.frame(type, 31, 33, stored);
    Optional<PaddingRange> padding = Optional.of(new PaddingRange(50, 60));
    PercentileWindow step = new PercentileWindow(3, 91.5);
    float[] expected = bySorting(stored, lut, photometric, padding, step);
    FrameDisplay display = TestFrames.display(photometric, lut, padding);
    assertArrayEquals(expected, values(frame, display, step));
  }

  static Stream<Arguments> tails() {
    return Stream.of(SampleType.UINT16, SampleType.INT16)
        .flatMap(
            type ->
                Stream.of(0, -1024, 70000)
                    .flatMap(
                        intercept ->
                            Stream.of(
                                    new PercentileWindow(0.5, 99.5),
                                    WIDE,
                                    new PercentileWindow(40, 60))
                                .map(step -> Arguments.of(type, intercept, step))));
  }

  @ParameterizedTest
  @MethodSource("tails")
  void findsPercentilesInTheTailsAlsoWhereASampleOfTheRowsMisleads(
      SampleType type, int intercept, PercentileWindow step) throws PreprocessException {
    var random = new Random(7);
    int lowest = type.signed() ? -32768 : 0;
    double[] spread = random.ints(300 * 40, lowest, lowest + 65536).asDoubleStream().toArray();
    double[] misleading = spread.clone();
    for (int i = 0; i < misleading.length; i++) {
      // One row in four, from the first on, is what the sample sees.
      misleading[i] = i / 40 % 4 == 0 ? lowest + 30000 + i % 7 : misleading[i];
    }
    ModalityLut lut = new ModalityLut.Rescale(1, intercept, "");
    FrameDisplay display = TestFrames.display(MONOCHROME1, lut, Optional.empty());
    for (double[] stored : new double[][] {spread, misleading}) {
      Frame frame = TestFrames.frame(type, 300, 40, stored);
      float[] expected = bySorting(stored, lut, MONOCHROME1, Optional.empty(), step);
      assertArrayEquals(expected, values(frame, display, step));
    }
  }

  @Test
  void refusesColour() {
    Frame frame = TestFrames.frame(SampleType.UINT8, 1, 1, 1, 2, 3);
    PreprocessException thrown =
        assertThrows(
            PreprocessException.class,
            () -> values(frame, grey(PhotometricInterpretation.RGB, Optional.empty()), WIDE));
    assertEquals("a grey frame is needed, not RGB with 3 samples a pixel", thrown.getMessage());
  }

  private static float[] bySorting(
      double[] stored,
      ModalityLut lut,
      PhotometricInterpretation photometric,
      Optional<PaddingRange> padding,
      PercentileWindow step) {
    boolean[] out = new boolean[stored.length];
    float[] modality = new float[stored.length];
    for (int i = 0; i < stored.length; i++) {
      int value = (int) stored[i];
      out[i] = padding.map(range -> range.contains(value)).orElse(false);
      modality[i] = (float) lut.apply(stored[i]);
    }
    float[] sorted = new float[stored.length];
    int n = 0;
    for (int i = 0; i < stored.length; i++) {
      if (!out[i]) {
        sorted[n++] = modality[i];
      }
    }
    Arrays.sort(sorted, 0, n);
    float low = sorted[(int) Math.floor(step.low() / 100 * (n - 1) + 0.5)];
    float high = sorted[(int) Math.floor(step.high() / 100 * (n - 1) + 0.5)];
    float factor = (float) (1 / ((double) high - low));
    float[] result = new float[stored.length];
    for (int i = 0; i < stored.length; i++) {
      float value = Math.min(1, Math.max(0, (modality[i] - low) * factor));
      result[i] = out[i] ? 0 : photometric == MONOCHROME1 ? 1 - value : value;
    }
    return result;
  }

  private static FrameDisplay grey(
      PhotometricInterpretation photometric, Optional<PaddingRange> padding) {
    return TestFrames.display(photometric, ModalityLut.identity(), padding);
  }

  /// All rows, asked for in two parts.
  private static float[] values(Frame frame, FrameDisplay display, PercentileWindow step)
      throws PreprocessException {
    WindowedGrey grey = WindowedGrey.of(frame, display, step);
    int first = grey.rows() / 2;
    float[] top = new float[first * grey.columns()];
    float[] bottom = new float[(grey.rows() - first) * grey.columns()];
    grey.rows(0, first, top);
    grey.rows(first, grey.rows() - first, bottom);
    float[] all = Arrays.copyOf(top, top.length + bottom.length);
    System.arraycopy(bottom, 0, all, top.length, bottom.length);
    return all;
  }
}
