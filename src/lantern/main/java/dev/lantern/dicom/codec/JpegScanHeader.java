package dev.lantern.dicom.codec;

import dev.lantern.dicom.codec.MarkerReader.Segment;
import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.ArrayList;
import java.util.List;

/// A scan header, T.81 B.2.3.
///
/// @param components of the scan, in its order
/// @param start first coefficient; the predictor of a lossless scan
/// @param end last coefficient
/// @param high point transform of the scan before, 0 for a first scan
/// @param low point transform
record JpegScanHeader(List<Part> components, int start, int end, int high, int low) {

  /// @param index of the component in the frame header
  /// @param dcTable selector, 0 to 3
  /// @param acTable selector, 0 to 3
  record Part(int index, int dcTable, int acTable) {}

  JpegScanHeader {
    components = List.copyOf(components);
  }

  static JpegScanHeader read(Segment segment, JpegFrameHeader frame) throws CodecException {
    int count = segment.u8();
    if (count < 1 || count > frame.components().size()) {
      throw new CodecException("JPEG scan of " + count + " components");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = frame.indexOf(segment.u8());
      int tables = segment.u8();
      if ((tables >> 4) > 3 || (tables & 15) > 3) {
        throw new CodecException("JPEG scan with table selectors beyond 3");
      }
      if (parts.stream().anyMatch(p -> p.index() == index)) {
        throw new CodecException("JPEG scan names a component twice");
      }
      parts.add(new Part(index, tables >> 4, tables & 15));
    }
    int start = segment.u8();
    int end = segment.u8();
    int approximation = segment.u8();
    return new JpegScanHeader(parts, start, end, approximation >> 4, approximation & 15);
  }

  boolean interleaved() {
    return components.size() > 1;
  }
}
