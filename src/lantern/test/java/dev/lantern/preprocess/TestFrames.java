package dev.lantern.preprocess;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.SampleType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// Frames and displays for tests.
final class TestFrames {
  private TestFrames() {}

  static Frame frame(SampleType type, int rows, int columns, double... values) {
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

  static FrameDisplay display(
      PhotometricInterpretation photometric, ModalityLut lut, Optional<PaddingRange> padding) {
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
        List.of());
  }

  static FrameDisplay plain() {
    return display(PhotometricInterpretation.MONOCHROME2, ModalityLut.identity(), Optional.empty());
  }
}
