package dev.lantern.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.SampleType;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OpenCvFiltersTest {
  private static final int SIDE = 256;
  private static final int PADDING = 4095;

  private final OpenCvFilters filters = new OpenCvFilters();

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  /// The stored value of a pixel.
  private interface Pattern {
    int at(int row, int column);
  }

  @Test
  void sharpensByWhatTheBlurredCopyLacks() {
    // A step of 100 HU: the Gaussian of one pixel weighs .399 at the centre, .242, .054, .004
    // aside.
    float[] made = values(DisplayFilter.SHARPEN, (row, column) -> column < 128 ? 1000 : 1100);

    int row = SIDE / 2 * SIDE;
    double half = 0.5 - 0.3989 / 2;
    assertEquals(-24, made[row + 10], 0.01);
    assertEquals(-24 - 100 * half, made[row + 127], 0.5);
    assertEquals(76 + 100 * half, made[row + 128], 0.5);
    assertEquals(76, made[row + 245], 0.01);
  }

  @Test
  void givesPaddingNoPartInTheBlur() {
    float[] made = values(DisplayFilter.SHARPEN, (row, column) -> column < 128 ? PADDING : 1100);

    int row = SIDE / 2 * SIDE;
    assertTrue(Float.isNaN(made[row + 127]));
    assertEquals(76, made[row + 128], 0.01, "as flat as what it lies in");
  }

  @Test
  void stretchesWeakContrastAndKeepsTheRange() {
    // Stripes of 20 HU on a slope of 1000; each tile of 32 × 32 pixels has 7 at each of 150 levels.
    Pattern pattern = (row, column) -> 1000 + row * 4 + column % 4 + column / 4 % 2 * 20;
    float[] made = values(DisplayFilter.CLAHE, pattern);

    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : made) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    assertTrue(low >= -24 && high <= 1020, low + " to " + high);
    int middle = 144 * SIDE + 144;
    double contrast = made[middle + 4] - made[middle];
    // 2 of the 7 are kept at each level; the other 5 of 150 are shared out among all 1044.
    assertEquals(20 * (2 + 5 * 150 / 1044.0), contrast, 6);
  }

  @Test
  void aFlatFrameStaysFlat() {
    for (DisplayFilter filter : DisplayFilter.values()) {
      float[] made = values(filter, (row, column) -> 1024);
      assertArrayEquals(new float[made.length], made, 1e-3f, filter.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesAFrameOfOnePixel(DisplayFilter filter) {
    Frame one = Frame.ofReal(1, 1, new float[] {3});

    Frame made =
        filters.apply(filter, one, FrameDisplay.ofValues(PhotometricInterpretation.MONOCHROME2));

    assertEquals(3, made.value(0), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheFrameItIsGivenAsItIs(DisplayFilter filter) {
    Frame frame = frame((row, column) -> row * 3 + column);
    byte[] before = frame.stored().clone();

    filters.apply(filter, frame, display());

    assertArrayEquals(before, frame.stored());
  }

  private float[] values(DisplayFilter filter, Pattern pattern) {
    Frame made = filters.apply(filter, frame(pattern), display());
    assertEquals(SampleType.FLOAT32, made.type());
    float[] values = new float[made.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) made.value(i);
    }
    return values;
  }

  private static Frame frame(Pattern pattern) {
    byte[] stored = new byte[SIDE * SIDE * 2];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int value = pattern.at(i / SIDE, i % SIDE);
      stored[i * 2] = (byte) value;
      stored[i * 2 + 1] = (byte) (value >> 8);
    }
    return new Frame(SIDE, SIDE, 1, SampleType.UINT16, stored);
  }

  private static FrameDisplay display() {
    return new FrameDisplay(
        PhotometricInterpretation.MONOCHROME2,
        new ModalityLut.Rescale(1, -1024, "HU"),
        List.of(),
        Optional.empty(),
        Optional.of(new PaddingRange(PADDING, PADDING)),
        false,
        PixelSpacing.unknown(),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
