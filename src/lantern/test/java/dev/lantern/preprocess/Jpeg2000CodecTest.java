package dev.lantern.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.dicom.codec.CodecFixtures;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Streams that OpenJPEG wrote without loss (README beside them).
final class Jpeg2000CodecTest {
  private final Jpeg2000Codec codec = new Jpeg2000Codec();

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Test
  void decodesSignedSamples() throws Exception {
    assertDecodes("signed-12.j2k", new FrameLayout(36, 40, 1, 16, 12, true));
  }

  /// Pixel Representation 1 over a code stream that says unsigned: the sign is in bit 11.
  @Test
  void extendsTheSignThatTheStreamDoesNotKnow() throws Exception {
    assertDecodes("unsigned-12.j2k", new FrameLayout(36, 40, 1, 16, 12, true));
  }

  /// Pixel Representation 0 over a code stream that says signed: its lowest bits count.
  @Test
  void dropsTheSignThatTheDataSetDoesNotKnow() throws Exception {
    FrameLayout unsigned = new FrameLayout(36, 40, 1, 16, 12, false);
    assertArrayEquals(
        codec.decode(bytes("unsigned-12.j2k"), unsigned),
        codec.decode(bytes("signed-12.j2k"), unsigned));
  }

  @Test
  void decodesLessThanEightBits() throws Exception {
    assertDecodes("grey-1.j2k", new FrameLayout(36, 40, 1, 8, 1, false));
    assertDecodes("signed-6.j2k", new FrameLayout(36, 40, 1, 8, 6, true));
  }

  /// 15444-1 Annex G.2: the reversible component transformation is undone.
  @Test
  void decodesColourAsRgb() throws Exception {
    assertDecodes("rgb-8.j2k", new FrameLayout(36, 40, 3, 8, 8, false));
  }

  @Test
  void stripsAJp2Wrapper() throws Exception {
    assertDecodes("grey-16.jp2", new FrameLayout(36, 40, 1, 16, 16, false));
  }

  @Test
  void refusesASizeOtherThanAnnouncedBeforeDecoding() throws Exception {
    byte[] stream = bytes("signed-12.j2k");
    ByteBuffer.wrap(stream).putInt(8, 60_000).putInt(12, 60_000);
    CodecException refusal =
        assertThrows(
            CodecException.class,
            () -> codec.decode(stream, new FrameLayout(36, 40, 1, 16, 12, true)));
    assertEquals(
        "JPEG 2000 image of 60000 × 60000 × 1 where 36 × 40 × 1 is announced",
        refusal.getMessage());
  }

  /// A.5.1: the depth less 1 of a component, and how its columns are subsampled.
  @ParameterizedTest
  @CsvSource({"42, 16", "43, 2"})
  void saysWhatItDoesNotDecodeRatherThanThatItIsDamaged(int offset, byte value) throws Exception {
    byte[] stream = bytes("signed-12.j2k");
    stream[offset] = value;
    CodecException refusal =
        assertThrows(
            CodecException.class,
            () -> codec.decode(stream, new FrameLayout(36, 40, 1, 32, 17, false)));
    assertEquals(FailureReason.UNSUPPORTED_PIXELS, refusal.reason());
  }

  /// 65535 tiles of one pixel would cost far more memory than the image.
  @Test
  void refusesTilesOfAFewPixels() throws Exception {
    byte[] stream = bytes("signed-12.j2k");
    ByteBuffer.wrap(stream).putInt(24, 1).putInt(28, 1);
    assertThrows(
        CodecException.class, () -> codec.decode(stream, new FrameLayout(36, 40, 1, 16, 12, true)));
  }

  /// A.4.2: the tile-part tells its length.
  @Test
  void refusesACutStream() throws Exception {
    byte[] stream = bytes("rgb-8.j2k");
    byte[] cut = Arrays.copyOf(stream, stream.length - 20);
    CodecException refusal =
        assertThrows(
            CodecException.class, () -> codec.decode(cut, new FrameLayout(36, 40, 3, 8, 8, false)));
    assertEquals("JPEG 2000 tile-part is cut", refusal.getMessage());
  }

  @Test
  void refusesGarbage() {
    assertThrows(
        CodecException.class,
        () -> codec.decode(new byte[500], new FrameLayout(36, 40, 1, 16, 12, true)));
  }

  private void assertDecodes(String name, FrameLayout layout) throws Exception {
    assertArrayEquals(CodecFixtures.pattern(layout), codec.decode(bytes(name), layout));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Jpeg2000CodecTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
