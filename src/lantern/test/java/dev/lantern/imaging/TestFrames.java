package dev.lantern.imaging;

import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Frames and displays for tests, and what is drawn of them.
public final class TestFrames {
  private TestFrames() {}

  public static Frame frame(SampleType type, int rows, int columns, double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type) {
        case UINT8, INT8 -> bytes.put((byte) (long) value);
        case UINT16, INT16 -> bytes.putShort((short) (long) value);
        case UINT32, INT32 -> bytes.putInt((int) (long) value);
        case FLOAT32 -> bytes.putFloat((float) value);
        case FLOAT64 -> bytes.putDouble(value);
      }
    }
    return new Frame(rows, columns, values.length / rows / columns, type, bytes.array());
  }

  public static FrameDisplay display(
      PhotometricInterpretation photometric, ModalityLut lut, Optional<PaddingRange> padding) {
    return display(photometric, lut, padding, List.of());
  }

  static FrameDisplay display(
      PhotometricInterpretation photometric,
      ModalityLut lut,
      Optional<PaddingRange> padding,
      List<OverlayPlane> overlays) {
    return new FrameDisplay(
        photometric,
        lut,
        List.of(),
        Optional.empty(),
        padding,
        false,
        PixelSpacing.unknown(),
        List.of(),
        Optional.empty(),
        overlays);
  }

  /// @param inverse Presentation LUT Shape (2050,0020) is INVERSE
  public static FrameDisplay presented(PhotometricInterpretation photometric, boolean inverse) {
    return new FrameDisplay(
        photometric,
        ModalityLut.identity(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        inverse,
        PixelSpacing.unknown(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  public static FrameDisplay plain() {
    return display(PhotometricInterpretation.MONOCHROME2, ModalityLut.identity(), Optional.empty());
  }

  static VoiLut window(double center, double width) {
    return new VoiLut.Window(new WindowLevel(center, width), VoiLut.Function.LINEAR_EXACT, "");
  }

  static int[] render(
      Frame frame, FrameDisplay display, VoiLut voi, boolean invert, Viewport viewport) {
    int[] argb = new int[viewport.width() * viewport.height()];
    new FrameRenderer(frame, display, 8)
        .render(new FrameRenderer.Settings(voi, invert, Interpolation.SMOOTH), viewport, argb);
    return argb;
  }

  static int[] greys(int... levels) {
    return Arrays.stream(levels).map(level -> 0xff000000 | level * 0x010101).toArray();
  }
}
