package dev.lantern.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// T.81 Annex H, by a plain encoder of the test's own.
final class LosslessJpegTest {
  private static final int ROWS = 9;
  private static final int COLUMNS = 11;

  private final JpegCodec codec = new JpegCodec();

  /// Table H.1.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void reversesEachPredictor(int predictor) throws CodecException {
    int[] samples = samples(1, 16);
    LosslessJpegWriter writer = new LosslessJpegWriter(ROWS, COLUMNS, 1, 16);
    writer.predictor = predictor;
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 1, 16, 16, false);
    assertArrayEquals(frame(samples, 2), codec.decode(writer.write(samples), layout));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8, 10, 12, 13, 15, 16})
  void takesEachPrecision(int precision) throws CodecException {
    int[] samples = samples(1, precision);
    LosslessJpegWriter writer = new LosslessJpegWriter(ROWS, COLUMNS, 1, precision);
    writer.predictor = 6;
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 1, 16, precision, false);
    assertArrayEquals(frame(samples, 2), codec.decode(writer.write(samples), layout));
  }

  /// H.1.2.1: prediction begins anew behind each restart marker.
  @Test
  void beginsAnewAtARestart() throws CodecException {
    int[] samples = samples(3, 8);
    LosslessJpegWriter writer = new LosslessJpegWriter(ROWS, COLUMNS, 3, 8);
    writer.predictor = 4;
    writer.restartRows = 2;
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 3, 8, 8, false);
    assertArrayEquals(frame(samples, 1), codec.decode(writer.write(samples), layout));
  }

  @Test
  void joinsComponentsOfSeparateScans() throws CodecException {
    int[] samples = samples(3, 8);
    LosslessJpegWriter writer = new LosslessJpegWriter(ROWS, COLUMNS, 3, 8);
    writer.interleaved = false;
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 3, 8, 8, false);
    assertArrayEquals(frame(samples, 1), codec.decode(writer.write(samples), layout));
  }

  /// H.1.2: the point transform shifts samples left.
  @Test
  void shiftsByThePointTransform() throws CodecException {
    int[] samples = samples(1, 9);
    LosslessJpegWriter writer = new LosslessJpegWriter(ROWS, COLUMNS, 1, 12);
    writer.pointTransform = 3;
    byte[] stream = writer.write(samples);
    int[] shifted = new int[samples.length];
    for (int i = 0; i < samples.length; i++) {
      shifted[i] = samples[i] << 3;
    }
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 1, 16, 12, false);
    assertArrayEquals(frame(shifted, 2), codec.decode(stream, layout));
  }

  /// T.81 knows no sign: that of 12 bits under Bits Stored 14 is extended to these.
  @Test
  void extendsTheSignOfAPrecisionLessThanTheBitsStored() throws CodecException {
    int[] samples = samples(1, 12);
    byte[] stream = new LosslessJpegWriter(ROWS, COLUMNS, 1, 12).write(samples);
    int[] signed = new int[samples.length];
    for (int i = 0; i < samples.length; i++) {
      signed[i] = samples[i] << 20 >> 20 & 0x3fff;
    }
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 1, 16, 14, true);
    assertArrayEquals(frame(signed, 2), codec.decode(stream, layout));
  }

  /// PS3.5 8.1.2: an overlay may stand above a signed value.
  @Test
  void keepsTheBitsAboveASignedValue() throws CodecException {
    int[] samples = samples(1, 16);
    byte[] stream = new LosslessJpegWriter(ROWS, COLUMNS, 1, 16).write(samples);
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 1, 16, 12, true);
    assertArrayEquals(frame(samples, 2), codec.decode(stream, layout));
  }

  /// H.1.1: the restart interval is a whole number of rows.
  /// Whether the rest is missing inside a code, a difference, or with the marker.
  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void refusesEveryCutScan(int precision) {
    byte[] stream =
        new LosslessJpegWriter(ROWS, COLUMNS, 1, precision).write(samples(1, precision));
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 1, 16, precision, false);
    for (int length = 0; length < stream.length - 4; length++) {
      byte[] cut = Arrays.copyOf(stream, length);
      assertThrows(CodecException.class, () -> codec.decode(cut, layout), "cut at " + length);
    }
  }

  @Test
  void refusesARestartInsideARow() {
    LosslessJpegWriter writer = new LosslessJpegWriter(ROWS, COLUMNS, 1, 8);
    writer.restartRows = 1;
    byte[] stream = writer.write(samples(1, 8));
    for (int i = 0; i < stream.length - 5; i++) {
      if ((stream[i] & 0xff) == 0xff && (stream[i + 1] & 0xff) == 0xdd) {
        stream[i + 5] = 5;
      }
    }
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 1, 8, 8, false);
    assertThrows(CodecException.class, () -> codec.decode(stream, layout));
  }

  @Test
  void refusesASizeOtherThanAnnounced() {
    byte[] stream = new LosslessJpegWriter(ROWS, COLUMNS, 1, 8).write(samples(1, 8));
    FrameLayout layout = new FrameLayout(ROWS + 1, COLUMNS, 1, 8, 8, false);
    assertThrows(CodecException.class, () -> codec.decode(stream, layout));
  }

  @Test
  void refusesSamplesWiderThanAllocated() {
    byte[] stream = new LosslessJpegWriter(ROWS, COLUMNS, 1, 12).write(samples(1, 12));
    FrameLayout layout = new FrameLayout(ROWS, COLUMNS, 1, 8, 8, false);
    assertThrows(CodecException.class, () -> codec.decode(stream, layout));
  }

  static int[] samples(int components, int precision) {
    Random random = new Random(81);
    int[] samples = new int[ROWS * COLUMNS * components];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextInt(1 << precision);
    }
    samples[3] = 0;
    samples[4] = (1 << precision) - 1;
    return samples;
  }

  private static byte[] frame(int[] samples, int bytesPerSample) {
    byte[] frame = new byte[samples.length * bytesPerSample];
    for (int i = 0; i < samples.length; i++) {
      for (int b = 0; b < bytesPerSample; b++) {
        frame[i * bytesPerSample + b] = (byte) (samples[i] >> (8 * b));
      }
    }
    return frame;
  }
}
