package dev.lantern.dicom.codec;

import static dev.lantern.dicom.codec.CodecFixtures.bytes;
import static dev.lantern.dicom.codec.CodecFixtures.layout;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// T.87, by the example of Annex H.3 and streams that CharLS wrote.
final class JpegLsCodecTest {
  private static final String H3_HEAD = "ffd8fff7000b080004000401011100";
  private static final String H3_SCAN =
      "ffda00080101000000 00c000006c80208e01c0000057400000 6ee6000001bc18000005d800009160ffd9"
          .replace(" ", "");
  private static final FrameLayout H3 = new FrameLayout(4, 4, 1, 8, 8, false);

  private final JpegLsCodec codec = new JpegLsCodec();

  @Test
  void decodesTheExampleOfAnnexH3() throws CodecException {
    assertEquals(
        "00005a4a" + "44322bcd" + "40919191" + "64919191",
        HexFormat.of().formatHex(codec.decode(hex(H3_HEAD + H3_SCAN), H3)));
  }

  /// C.2.4.1.1: parameters equal to the defaults change nothing.
  @Test
  void takesPresetParameters() throws CodecException {
    String preset = "fff8000d0100ff0003000700150040";
    assertArrayEquals(
        codec.decode(hex(H3_HEAD + H3_SCAN), H3),
        codec.decode(hex(H3_HEAD + preset + H3_SCAN), H3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "sample"})
  void decodesEachInterleaveMode(String mode) throws CodecException {
    FrameLayout layout = layout(3, 8, 8);
    assertArrayEquals(
        CodecFixtures.pattern(layout), codec.decode(bytes("rgb-" + mode + ".jls"), layout));
  }

  @Test
  void decodes8And14And12SignedBits() throws CodecException {
    FrameLayout eight = layout(1, 8, 8);
    assertArrayEquals(CodecFixtures.pattern(eight), codec.decode(bytes("grey-8.jls"), eight));
    FrameLayout sixteen = layout(1, 16, 16);
    assertArrayEquals(CodecFixtures.pattern(sixteen), codec.decode(bytes("grey-16.jls"), sixteen));
    // T.87 knows no sign: the value is in the lowest bits.
    FrameLayout signed = CodecFixtures.signedLayout();
    byte[] lowest = CodecFixtures.pattern(signed);
    for (int i = 1; i < lowest.length; i += 2) {
      lowest[i] &= 0xf;
    }
    assertArrayEquals(lowest, codec.decode(bytes("signed-12.jls"), signed));
  }

  @Test
  void decodesNearLossless() throws CodecException {
    assertArrayEquals(
        bytes("grey-near2.raw"), codec.decode(bytes("grey-near2.jls"), layout(1, 8, 8)));
    assertArrayEquals(
        bytes("rgb-sample-near3.raw"),
        codec.decode(bytes("rgb-sample-near3.jls"), layout(3, 8, 8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // C.2.4.1.2: an LSE segment of type 2
        "fff8000602010100",
        // restart interval
        "ffdd00040001",
        // HP's colour transform 1
        "ffe800076d72667801"
      })
  void refusesWhatItDoesNotKnow(String segment) {
    CodecException refusal =
        assertThrows(
            CodecException.class, () -> codec.decode(hex(H3_HEAD + segment + H3_SCAN), H3));
    assertEquals(
        "not supported",
        String.valueOf(refusal.getMessage()).replaceAll(".* (?=not supported)", ""));
    assertEquals(FailureReason.UNSUPPORTED_PIXELS, refusal.reason());
  }

  @Test
  void refusesEveryCutStream() {
    byte[] stream = bytes("rgb-line.jls");
    for (int length = 0; length < stream.length - 4; length += 11) {
      byte[] cut = Arrays.copyOf(stream, length);
      assertThrows(CodecException.class, () -> codec.decode(cut, layout(3, 8, 8)));
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
