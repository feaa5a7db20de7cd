package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.List;
import java.util.OptionalInt;

/// What a JPEG stream says of its colours, so that the reader can decide between RGB and YCbCr.
///
/// @param lossless the frame is coded without loss (SOF3)
/// @param precision bits of a sample
/// @param componentIds identifiers of the components, in their order
/// @param jfif an APP0 JFIF segment is there, which means YCbCr for three components
/// @param adobeTransform of an APP14 Adobe segment: 0 none (RGB), 1 YCbCr, 2 YCCK
public record JpegColour(
    boolean lossless,
    int precision,
    List<Integer> componentIds,
    boolean jfif,
    OptionalInt adobeTransform) {
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final List<Integer> RGB = List.of((int) 'R', (int) 'G', (int) 'B');

  public JpegColour {
    componentIds = List.copyOf(componentIds);
  }

  /// What the stream says of itself by the rules that common decoders follow: JFIF means YCbCr,
  /// else the Adobe transform tells, else components named R, G and B are RGB; three others of a
  /// lossy stream are YCbCr, of a lossless one RGB. DICOM's Photometric Interpretation is not
  /// looked at.
  public boolean yCbCr() {
    if (componentIds.size() != 3) {
      return false;
    }
    if (jfif) {
      return true;
    }
    if (adobeTransform.isPresent()) {
      return adobeTransform.getAsInt() != 0;
    }
    return !lossless && !componentIds.equals(RGB);
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
        return new JpegColour(marker == 0xc3, header.precision(), ids, jfif, adobe);
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
