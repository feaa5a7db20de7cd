package dev.lantern.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/// PS3.5 Annex G.
public final class RleCodecTest {
  private final RleCodec codec = new RleCodec();

  /// G.3.2: −2 repeats three times, 2 copies three bytes, −128 says nothing.
  @Test
  void expandsRunsAndCopies() throws CodecException {
    byte[] stream = stream(bytes(-2, 7, -128, 2, 1, 2, 3));
    assertArrayEquals(
        bytes(7, 7, 7, 1, 2, 3), codec.decode(stream, new FrameLayout(2, 3, 1, 8, 8, false)));
  }

  /// G.2: the most significant byte of all samples comes first; frames are little endian.
  @Test
  void joinsTheByteSegmentsOfASample() throws CodecException {
    byte[] stream = stream(bytes(1, 0x12, 0x34), bytes(1, 0x56, 0x78));
    assertArrayEquals(
        bytes(0x56, 0x12, 0x78, 0x34),
        codec.decode(stream, new FrameLayout(1, 2, 1, 16, 16, false)));
  }

  @Test
  void joinsFourSegmentsOf32Bits() throws CodecException {
    byte[] stream = stream(bytes(0, 1, 0), bytes(0, 2, 0), bytes(0, 3, 0), bytes(0, 4, 0));
    assertArrayEquals(
        bytes(4, 3, 2, 1), codec.decode(stream, new FrameLayout(1, 1, 1, 32, 32, false)));
  }

  /// G.2: one plane of a colour after the other; frames are colour by pixel.
  @Test
  void interleavesColourPlanes() throws CodecException {
    byte[] stream = stream(bytes(1, 1, 2), bytes(1, 3, 4), bytes(-1, 5));
    assertArrayEquals(
        bytes(1, 3, 5, 2, 4, 5), codec.decode(stream, new FrameLayout(1, 2, 3, 8, 8, false)));
  }

  /// PS3.5 8.1.1: High Bit tells where the sign is, and bits beside the value may be overlays.
  @Test
  void leavesTheBitsOfASignedSampleAsTheyWereCoded() throws CodecException {
    byte[] stream = stream(bytes(1, 0x0f, 0x07), bytes(1, 0xfe, 0xff));
    assertArrayEquals(
        bytes(0xfe, 0x0f, 0xff, 0x07),
        codec.decode(stream, new FrameLayout(1, 2, 1, 16, 12, true)));
  }

  @Test
  void passesOverPaddingOfSegments() throws CodecException {
    byte[] stream = stream(bytes(-1, 9, 0, 0, 0));
    assertArrayEquals(bytes(9, 9), codec.decode(stream, new FrameLayout(1, 2, 1, 8, 8, false)));
  }

  @Test
  void refusesACutSegment() {
    byte[] stream = stream(bytes(5, 1, 2, 3));
    assertThrows(
        CodecException.class, () -> codec.decode(stream, new FrameLayout(2, 3, 1, 8, 8, false)));
  }

  @Test
  void refusesAnotherNumberOfSegments() {
    byte[] stream = stream(bytes(-1, 9));
    assertThrows(
        CodecException.class, () -> codec.decode(stream, new FrameLayout(1, 2, 1, 16, 16, false)));
  }

  @Test
  void refusesOffsetsOutsideTheFrame() {
    byte[] stream = stream(bytes(-1, 9));
    ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 4000);
    assertThrows(
        CodecException.class, () -> codec.decode(stream, new FrameLayout(1, 2, 1, 8, 8, false)));
  }

  /// A frame of these segments behind its header, G.5.
  public static byte[] stream(byte[]... segments) {
    int length = 64;
    for (byte[] segment : segments) {
      length += segment.length;
    }
    ByteBuffer stream = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    stream.putInt(0, segments.length);
    stream.position(64);
    for (int s = 0; s < segments.length; s++) {
      stream.putInt(4 + 4 * s, stream.position());
      stream.put(segments[s]);
    }
    return stream.array();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
