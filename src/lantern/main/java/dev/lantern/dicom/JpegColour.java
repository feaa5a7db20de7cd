package dev.lantern.dicom;

import dev.lantern.imaging.PhotometricInterpretation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The colour space of a decoded colour frame. Photometric Interpretation says it, PS3.5 8.2.1,
/// unless the JPEG code stream itself shows it to be wrong: components named R, G, B are RGB, and a
/// JFIF file is YCbCr (ITU-T T.871).
final class JpegColour {
  private static final byte[] JFIF = "JFIF".getBytes(StandardCharsets.US_ASCII);

  private JpegColour() {}

  /// @param stream a code stream of any syntax
  /// @param stored Photometric Interpretation (0028,0004)
  static boolean isYbr(byte[] stream, PhotometricInterpretation stored) {
    boolean announced =
        switch (stored) {
          case YBR_FULL, YBR_FULL_422 -> true;
          // The codecs undo the transformations of JPEG 2000 themselves.
          case YBR_ICT, YBR_RCT, RGB, MONOCHROME1, MONOCHROME2, PALETTE_COLOR, YBR_PARTIAL_420 ->
              false;
        };
    if (stream.length < 4 || u16(stream, 0) != 0xffd8) {
      return announced;
    }
    boolean jfif = false;
    int at = 2;
    while (at + 4 <= stream.length) {
      int marker = u16(stream, at);
      int length = u16(stream, at + 2);
      if (marker >>> 8 != 0xff || length < 2) {
        return announced;
      }
      if (startOfFrame(marker)) {
        return !namedRgb(stream, at) && (announced || jfif);
      }
      jfif |= marker >= 0xffe0 && marker <= 0xffef && startsWith(stream, at + 4, JFIF);
      at += 2 + length;
    }
    return announced;
  }

  /// SOF0 to SOF15 without DHT, JPG and DAC (T.81 table B.1), and SOF55 of JPEG-LS.
  private static boolean startOfFrame(int marker) {
    boolean sof = marker >= 0xffc0 && marker <= 0xffcf;
    return marker == 0xfff7 || (sof && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc);
  }

  private static boolean namedRgb(byte[] stream, int sof) {
    if (sof + 10 + 7 > stream.length || stream[sof + 9] != 3) {
      return false;
    }
    String names = "" + (char) stream[sof + 10] + (char) stream[sof + 13] + (char) stream[sof + 16];
    return names.equalsIgnoreCase("RGB");
  }

  private static boolean startsWith(byte[] stream, int at, byte[] word) {
    return at + word.length <= stream.length
        && Arrays.equals(stream, at, at + word.length, word, 0, word.length);
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
