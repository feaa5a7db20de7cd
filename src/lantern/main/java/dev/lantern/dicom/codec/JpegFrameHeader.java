package dev.lantern.dicom.codec;

import dev.lantern.dicom.codec.MarkerReader.Segment;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A frame header, T.81 B.2.2.
///
/// @param startOfFrame low byte of the SOF marker
/// @param precision bits of a sample
/// @param rows 0 where a DNL segment is to tell
record JpegFrameHeader(
    int startOfFrame, int precision, int rows, int columns, List<Component> components) {

  /// @param id component identifier
  /// @param horizontal sampling factor, 1 to 4
  /// @param vertical sampling factor, 1 to 4
  /// @param quantization table selector, 0 to 3
  record Component(int id, int horizontal, int vertical, int quantization) {}

  JpegFrameHeader {
    components = List.copyOf(components);
  }

  static boolean startsFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  static JpegFrameHeader read(int marker, Segment segment) throws CodecException {
    int precision = segment.u8();
    int rows = segment.u16();
    int columns = segment.u16();
    int count = segment.u8();
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = segment.u8();
      int sampling = segment.u8();
      int quantization = segment.u8();
      if ((sampling >> 4) < 1
          || (sampling >> 4) > 4
          || (sampling & 15) < 1
          || (sampling & 15) > 4
          || quantization > 3) {
        throw new CodecException("JPEG component with sampling " + Integer.toHexString(sampling));
      }
      components.add(new Component(id, sampling >> 4, sampling & 15, quantization));
    }
    return new JpegFrameHeader(marker, precision, rows, columns, components);
  }

  /// Refuses a stream that is not what the data set announces.
  void check(FrameLayout layout) throws CodecException {
    boolean sameRows = rows == layout.rows() || rows == 0;
    if (!sameRows || columns != layout.columns() || components.size() != layout.samplesPerPixel()) {
      throw new CodecException(
          String.format(
              Locale.ROOT,
              "JPEG image of %d × %d × %d where %d × %d × %d is announced",
              rows,
              columns,
              components.size(),
              layout.rows(),
              layout.columns(),
              layout.samplesPerPixel()));
    }
    if (precision < 2 || precision > 16 || precision > layout.bytesPerSample() * 8) {
      throw new CodecException(
          "JPEG samples of " + precision + " bits in " + layout.bitsAllocated() + " allocated");
    }
  }

  /// The component with this identifier, as its index.
  int indexOf(int id) throws CodecException {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).id() == id) {
        return i;
      }
    }
    throw new CodecException("JPEG scan of an unknown component");
  }

  int maxHorizontal() {
    return components.stream().mapToInt(Component::horizontal).max().orElse(1);
  }

  int maxVertical() {
    return components.stream().mapToInt(Component::vertical).max().orElse(1);
  }
}
