package dev.lantern.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lantern.imaging.FrameCodec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TransferSyntaxTest {
  @Test
  void knowsVideoByItsName() {
    TransferSyntax syntax = TransferSyntax.of("1.2.840.10008.1.2.4.107").orElseThrow();
    assertEquals(PixelCoding.VIDEO, syntax.coding());
    assertEquals("HEVC/H.265 Main Profile", syntax.label());
  }

  @Test
  void passesOverThePaddingOfAUid() {
    assertEquals(
        Optional.of(TransferSyntax.RLE_LOSSLESS), TransferSyntax.of("1.2.840.10008.1.2.5\0"));
  }

  @Test
  void knowsNoUidThatTheStandardHasNot() {
    assertEquals(Optional.empty(), TransferSyntax.of("1.2.3"));
  }

  @Test
  void givesTheCodecHandedInForJpeg2000() {
    FrameCodec given = (stream, layout) -> stream;
    FrameCodecs codecs = new FrameCodecs(given);
    assertSame(given, codecs.of(TransferSyntax.HTJ2K.coding()).orElseThrow());
    assertEquals(Optional.empty(), codecs.of(PixelCoding.VIDEO));
  }

  @ParameterizedTest
  @EnumSource
  void aCodingSaysWhetherItIsDecoded(PixelCoding coding) {
    var codecs = new FrameCodecs((stream, layout) -> stream);
    assertEquals(codecs.of(coding).isPresent(), coding.decoder() != PixelCoding.Decoder.NONE);
  }
}
