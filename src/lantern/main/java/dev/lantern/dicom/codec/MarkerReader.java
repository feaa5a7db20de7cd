package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;

/// Walks the markers and marker segments of a JPEG or JPEG-LS stream, T.81 B.1.1.
final class MarkerReader {
  static final int SOI = 0xd8;
  static final int EOI = 0xd9;
  static final int SOS = 0xda;
  static final int DRI = 0xdd;

  private final byte[] data;
  private int position;

  /// Stands behind the Start Of Image, which must come first.
  MarkerReader(byte[] data) throws CodecException {
    this.data = data;
    if (data.length < 2 || (data[0] & 0xff) != 0xff || (data[1] & 0xff) != SOI) {
      throw new CodecException("no JPEG stream: it does not begin with SOI");
    }
    position = 2;
  }

  byte[] data() {
    return data;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  /// The next marker that stands for something outside entropy-coded data; fill bytes and stray
  /// bytes before it are passed over.
  int next() throws CodecException {
    while (position + 1 < data.length) {
      int code = data[position + 1] & 0xff;
      if ((data[position] & 0xff) == 0xff && code >= 0xc0 && code != 0xff && !standsAlone(code)) {
        position += 2;
        return code;
      }
      position++;
    }
    throw new CodecException("JPEG stream ends before its image does");
  }

  /// The marker segment at the position; moves behind it.
  Segment segment() throws CodecException {
    if (position + 2 > data.length) {
      throw new CodecException("JPEG marker segment is cut");
    }
    int length = ((data[position] & 0xff) << 8) | (data[position + 1] & 0xff);
    if (length < 2 || length > data.length - position) {
      throw new CodecException("JPEG marker segment of " + length + " bytes is cut");
    }
    Segment segment = new Segment(data, position + 2, position + length);
    position += length;
    return segment;
  }

  private static boolean standsAlone(int code) {
    return code >= 0xd0 && code <= SOI;
  }

  /// The parameters of one marker segment; reading beyond its end is refused.
  static final class Segment {
    private final byte[] data;
    private final int end;
    private int position;

    Segment(byte[] data, int start, int end) {
      this.data = data;
      this.position = start;
      this.end = end;
    }

    int remaining() {
      return end - position;
    }

    int u8() throws CodecException {
      if (position >= end) {
        throw new CodecException("JPEG marker segment is too short");
      }
      return data[position++] & 0xff;
    }

    int u16() throws CodecException {
      int high = u8();
      return (high << 8) | u8();
    }

    /// True where the segment goes on with these ASCII characters; moves behind them then.
    boolean accept(String characters) {
      if (remaining() < characters.length()) {
        return false;
      }
      for (int i = 0; i < characters.length(); i++) {
        if (data[position + i] != (byte) characters.charAt(i)) {
          return false;
        }
      }
      position += characters.length();
      return true;
    }
  }
}
