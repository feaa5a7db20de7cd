package dev.lantern.preprocess;

/// Whether a JPEG file holds all of its image. OpenCV fills up what is missing with grey and says
/// nothing, and half an image must not get a score.
final class JpegEnd {
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  private JpegEnd() {}

  /// True where an end marker (T.81 B.1.1.3) follows the first scan. Within a scan 0xFF is always
  /// followed by 0x00 or a restart marker, so that no pixel looks like one; in the segments before,
  /// a preview may have its own.
  static boolean reached(byte[] file) {
    int at = 2;
    while (at + 3 < file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      if (marker == START_OF_SCAN) {
        return endsAfter(file, at);
      }
      // Fill bytes before a marker are allowed, T.81 B.1.1.2.
      at += marker == 0xff ? 1 : 2 + ((file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff));
    }
    return false;
  }

  private static boolean endsAfter(byte[] file, int from) {
    for (int at = from; at + 1 < file.length; at++) {
      if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == END_OF_IMAGE) {
        return true;
      }
    }
    return false;
  }
}
