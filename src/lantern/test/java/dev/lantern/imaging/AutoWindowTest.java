package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.FrameDisplay.PaddingRange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AutoWindowTest {
  @Test
  void leavesOutHalfAPercentOnEachSide() {
    // 1000 values, 0 … 999: five below 5 and five above 994 are the tails
    ByteBuffer buffer = ByteBuffer.allocate(2000).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 1000; i++) {
      buffer.putShort((short) i);
    }
    Frame frame = new Frame(10, 100, 1, SampleType.INT16, buffer.array());

    assertEquals(new WindowLevel(499.5, 989), AutoWindow.of(frame, display(1, 0, null)).level());
    assertEquals(
        new WindowLevel(100 - 2 * 499.5, 1978),
        AutoWindow.of(frame, display(-2, 100, null)).level());
  }

  /// 10,000 values: 50 at each end are the tails.
  @ParameterizedTest
  @CsvSource({"INT16, -5000", "UINT16, 55000"})
  void countsEveryPixelOfALargeFrame(SampleType type, int least) {
    ByteBuffer buffer = ByteBuffer.allocate(20_000).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 10_000; i++) {
      buffer.putShort((short) (least + i));
    }
    Frame frame = new Frame(100, 100, 1, type, buffer.array());

    assertEquals(
        new WindowLevel(least + 4999.5, 9899), AutoWindow.of(frame, display(1, 0, null)).level());
  }

  /// 4 million values in no order: the window of every fourth row is that of all.
  @ParameterizedTest
  @EnumSource(names = {"UINT8", "INT16"})
  void judgesALargeFrameByAPartOfItsRows(SampleType type) {
    byte[] stored = new byte[2048 * 2048 * type.bytes()];
    new Random(5).nextBytes(stored);
    var frame = new Frame(2048, 2048, 1, type, stored);
    float[] values = new float[frame.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = frame.integer(i);
    }
    Arrays.sort(values);
    float low = values[values.length / 200];
    float high = values[values.length - 1 - values.length / 200];

    WindowLevel level = AutoWindow.of(frame, display(1, 0, null)).level();

    assertEquals((low + high) / 2, level.center(), 0.001 * (high - low));
    assertEquals(high - low, level.width(), 0.001 * (high - low));
  }

  /// 1 in the rows that are looked at first, every fourth, and 2 in the others.
  @Test
  void looksAtEveryRowWhereThoseOfThePartArePadding() {
    byte[] stored = new byte[2048 * 2048];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (byte) (i / 2048 % 4 == 0 ? 1 : 2);
    }
    var frame = new Frame(2048, 2048, 1, SampleType.UINT8, stored);

    assertEquals(
        new WindowLevel(2.5, 1),
        AutoWindow.of(frame, display(1, 0, new PaddingRange(1, 1))).level());
  }

  @Test
  void leavesPaddingOut() {
    Frame frame = new Frame(1, 4, 1, SampleType.UINT8, new byte[] {0, 0, 10, 30});

    assertEquals(
        new WindowLevel(20, 20),
        AutoWindow.of(frame, display(1, 0, new PaddingRange(0, 0))).level());
  }

  /// Of 2048 x 2048 pixels a single one is marked, in a row that the percentiles pass over.
  @ParameterizedTest
  @EnumSource(names = {"UINT8", "INT16", "FLOAT32"})
  void showsWhatLittleIsMarked(SampleType type) {
    double[] values = new double[2048 * 2048];
    values[2048 * 3 + 5] = 1;
    Frame frame = TestFrames.frame(type, 2048, 2048, values);

    assertEquals(new WindowLevel(0.5, 1), AutoWindow.of(frame, display(1, 0, null)).level());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7, -3, 1e20, Double.MAX_VALUE / 2})
  void drawsAFrameOfOneValueBlack(double value) {
    Frame frame = TestFrames.frame(SampleType.FLOAT64, 1, 2, value, value);

    assertEquals(0, AutoWindow.of(frame, display(1, 0, null)).apply(value));
  }

  @Test
  void drawsAFrameOfPaddingAlone() {
    Frame frame = new Frame(1, 2, 1, SampleType.UINT8, new byte[] {7, 7});

    assertEquals(
        new WindowLevel(0.5, 1),
        AutoWindow.of(frame, display(1, 0, new PaddingRange(7, 7))).level());
  }

  /// The difference of the two is no number.
  @ParameterizedTest
  @CsvSource({
    "1, -1.7e308, 1.7e308",
    "1, 1.7976931348623157e308, 1.7976931348623157e308",
    "1e300, -1e300, 1e300"
  })
  void hasAWindowForTheLargestNumbers(double slope, double low, double high) {
    Frame frame = TestFrames.frame(SampleType.FLOAT64, 1, 2, low, high);

    WindowLevel level = AutoWindow.of(frame, display(slope, 0, null)).level();

    assertEquals(low < high ? 0 : Double.MAX_VALUE, level.center());
  }

  @Test
  void sortsRealSamples() {
    ByteBuffer buffer = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putFloat(3).putFloat(Float.NaN).putFloat(-1).putFloat(1);
    Frame frame = new Frame(1, 4, 1, SampleType.FLOAT32, buffer.array());

    assertEquals(new WindowLevel(1, 4), AutoWindow.of(frame, display(1, 0, null)).level());
  }

  private static FrameDisplay display(
      double slope, double intercept, @Nullable PaddingRange padding) {
    return new FrameDisplay(
        PhotometricInterpretation.MONOCHROME2,
        new ModalityLut.Rescale(slope, intercept, ""),
        List.of(),
        Optional.empty(),
        Optional.ofNullable(padding),
        false,
        PixelSpacing.unknown(),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
