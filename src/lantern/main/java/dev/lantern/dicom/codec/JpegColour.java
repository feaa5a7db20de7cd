package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.List;
import java.util.OptionalInt;

/// What a JPEG stream says of its colours, so that the reader can decide between RGB and YCbCr.
///
/// @param lossless the frame is coded without loss (SOF3)
/// @param componentIds identifiers of the components, in their order
/// @param jfif an APP0 JFIF segment is there, which means YCbCr for three components (ITU-T T.871)
/// @param adobeTransform of an APP14 Adobe segment: 0 none (RGB), 1 YCbCr, 2 YCCK
public record JpegColour(
    boolean lossless, List<Integer> componentIds, boolean jfif, OptionalInt adobeTransform) {
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final List<Integer> RGB = List.of((int) 'R', (int) 'G', (int) 'B');
  private static final List<Integer> SMALL_RGB = List.of((int) 'r', (int) 'g', (int) 'b');

  public JpegColour {
    componentIds = List.copyOf(componentIds);
  }

  /// Whether three components are YCbCr. Photometric Interpretation says so, PS3.5 8.2.1, unless
  /// the stream shows it to be wrong: components named R, G, B are RGB; of a lossy stream JFIF
  /// means YCbCr, and else the Adobe transform tells. A lossless one is coded as it came: what
  /// stands in its APP segments is the habit of a writer.
  ///
  /// @param announced by Photometric Interpretation (0028,0004)
  public boolean yCbCr(boolean announced) {
    if (componentIds.equals(RGB) || componentIds.equals(SMALL_RGB)) {
      return false;
    }
    if (lossless) {
      return announced;
    }
    if (jfif) {
      return true;
    }
    return adobeTransform.isPresent() ? adobeTransform.getAsInt() != 0 : announced;
  }

  /// Reads the marker segments before the first scan.
  static JpegColour read(byte[] codeStream) throws CodecException {
    MarkerReader markers = new MarkerReader(codeStream);
    boolean jfif = false;
    OptionalInt adobe = OptionalInt.empty();
    while (true) {
      int marker = markers.next();
      if (marker == MarkerReader.EOI || marker == MarkerReader.SOS) {
        throw new CodecException("JPEG stream without a frame header");
      }
      MarkerReader.Segment segment = markers.segment();
      if (marker == APP0) {
        jfif |= segment.accept("JFIF\0");
      } else if (marker == APP14 && segment.accept("Adobe")) {
        adobe = adobeTransform(segment);
      } else if (JpegFrameHeader.startsFrame(marker)) {
        JpegFrameHeader header = JpegFrameHeader.read(marker, segment);
        List<Integer> ids =
            header.components().stream().map(JpegFrameHeader.Component::id).toList();
        return new JpegColour(marker == 0xc3, ids, jfif, adobe);
      }
    }
  }

  private static OptionalInt adobeTransform(MarkerReader.Segment segment) throws CodecException {
    if (segment.remaining() < 7) {
      return OptionalInt.empty();
    }
    segment.u16(); // version
    segment.u16(); // flags 0
    segment.u16(); // flags 1
    return OptionalInt.of(segment.u8());
  }
}
