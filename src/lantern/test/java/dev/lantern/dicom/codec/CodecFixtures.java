package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Small streams that other encoders wrote (README beside them), and the picture they show.
public final class CodecFixtures {
  public static final int COLUMNS = 37;
  public static final int ROWS = 29;

  private CodecFixtures() {}

  public static byte[] bytes(String name) {
    try (InputStream in = CodecFixtures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FrameLayout layout(int samplesPerPixel, int bitsAllocated, int bitsStored) {
    return new FrameLayout(ROWS, COLUMNS, samplesPerPixel, bitsAllocated, bitsStored, false);
  }

  /// 12 signed bits of 16.
  public static FrameLayout signedLayout() {
    return new FrameLayout(ROWS, COLUMNS, 1, 16, 12, true);
  }

  /// The frame that the lossless fixtures hold: parabolas modulo the range, and a flat field
  /// that calls for run mode; for a signed layout, half the range lower.
  public static byte[] pattern(FrameLayout layout) {
    int bytes = layout.bytesPerSample();
    byte[] frame = new byte[(int) layout.bytes()];
    int at = 0;
    for (int y = 0; y < layout.rows(); y++) {
      for (int x = 0; x < layout.columns(); x++) {
        for (int c = 0; c < layout.samplesPerPixel(); c++) {
          boolean flat = x >= 8 && x < 24 && y >= 4 && y < 12;
          int value = flat ? 100 + c : x * x * 5 + y * y * 3 + x * y * (c + 1) + 17 * c;
          value &= (1 << layout.bitsStored()) - 1;
          value -= layout.signed() ? 1 << (layout.bitsStored() - 1) : 0;
          for (int b = 0; b < bytes; b++) {
            frame[at++] = (byte) (value >> (8 * b));
          }
        }
      }
    }
    return frame;
  }
}
