package dev.lantern.dicom.codec;

import static dev.lantern.dicom.codec.CodecFixtures.bytes;
import static dev.lantern.dicom.codec.CodecFixtures.layout;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The DCT-based processes of T.81, against samples that libjpeg-turbo gave.
final class JpegCodecTest {
  private final JpegCodec codec = new JpegCodec();

  /// Sampling factors as in the name (4:2:0 and so on), A.2; progressive, Annex G; restarts, E.2.4.
  @ParameterizedTest
  @CsvSource({
    "ycc-420, ycc-420",
    "ycc-422, ycc-422",
    "ycc-440, ycc-440",
    "ycc-411, ycc-411",
    "rgb-444, rgb-444",
    "ycc-420-progressive, ycc-420",
    "ycc-420-restart, ycc-420"
  })
  void givesTheSamplesOfTheReference(String stream, String samples) throws CodecException {
    assertArrayEquals(
        bytes(samples + ".raw"), codec.decode(bytes(stream + ".jpg"), layout(3, 8, 8)));
  }

  @Test
  void decodesGrey() throws CodecException {
    assertArrayEquals(bytes("grey.raw"), codec.decode(bytes("grey.jpg"), layout(1, 8, 8)));
  }

  @Test
  void widensSamplesTo16BitsAllocated() throws CodecException {
    byte[] narrow = bytes("grey.raw");
    byte[] wide = new byte[2 * narrow.length];
    for (int i = 0; i < narrow.length; i++) {
      wide[2 * i] = narrow[i];
    }
    assertArrayEquals(wide, codec.decode(bytes("grey.jpg"), layout(1, 16, 8)));
  }

  @Test
  void tellsTheColoursOfAJfifStream() throws CodecException {
    JpegColour colour = JpegCodec.inspect(bytes("ycc-420.jpg"));
    assertEquals(new JpegColour(false, List.of(1, 2, 3), true, OptionalInt.empty()), colour);
  }

  @Test
  void tellsTheColoursOfAnAdobeStream() throws CodecException {
    JpegColour colour = JpegCodec.inspect(bytes("rgb-444.jpg"));
    assertEquals(new JpegColour(false, List.of(82, 71, 66), false, OptionalInt.of(0)), colour);
  }

  /// PS3.5 8.2.1 and, where a lossy stream contradicts it, ITU-T T.871 and Adobe's APP14.
  @ParameterizedTest
  @CsvSource({
    "false, false, -1, false, true",
    "false, true, -1, true, true",
    "false, false, 1, true, true",
    "false, false, 0, false, false",
    "false, true, 0, true, true",
    "true, false, -1, false, true",
    "true, true, -1, false, true",
    "true, false, 1, false, true",
    "true, false, 0, false, true"
  })
  void tellsYCbCrFromRgb(
      boolean lossless, boolean jfif, int transform, boolean ofRgb, boolean ofYbr) {
    OptionalInt adobe = transform < 0 ? OptionalInt.empty() : OptionalInt.of(transform);
    JpegColour colour = new JpegColour(lossless, List.of(1, 2, 3), jfif, adobe);
    assertEquals(ofRgb, colour.yCbCr(false));
    assertEquals(ofYbr, colour.yCbCr(true));
    for (String names : List.of("RGB", "rgb")) {
      List<Integer> ids = names.chars().boxed().toList();
      assertEquals(false, new JpegColour(lossless, ids, jfif, adobe).yCbCr(true), names);
    }
  }

  @Test
  void refusesWhatIsAnnouncedOtherwise() {
    assertThrows(CodecException.class, () -> codec.decode(bytes("grey.jpg"), layout(3, 8, 8)));
  }

  @Test
  void refusesArithmeticCodingByName() {
    byte[] stream = bytes("grey.jpg").clone();
    for (int i = 0; i < stream.length - 1; i++) {
      if ((stream[i] & 0xff) == 0xff && (stream[i + 1] & 0xff) == 0xc0) {
        stream[i + 1] = (byte) 0xc9;
      }
    }
    CodecException refusal =
        assertThrows(CodecException.class, () -> codec.decode(stream, layout(1, 8, 8)));
    assertEquals("arithmetic-coded JPEG is not supported", refusal.getMessage());
    assertEquals(FailureReason.UNSUPPORTED_PIXELS, refusal.reason());
  }

  @Test
  void refusesEveryCutStream() {
    for (String name : List.of("grey.jpg", "ycc-420.jpg", "ycc-420-progressive.jpg")) {
      byte[] stream = bytes(name);
      int samples = name.startsWith("grey") ? 1 : 3;
      for (int length = 0; length < stream.length - 8; length += 7) {
        byte[] cut = Arrays.copyOf(stream, length);
        assertThrows(CodecException.class, () -> codec.decode(cut, layout(samples, 8, 8)));
      }
    }
  }
}
