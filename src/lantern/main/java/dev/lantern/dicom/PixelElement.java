package dev.lantern.dicom;

import java.util.List;

/// Where the pixel data lies in the file, PS3.5 A.4 and 8.2.
///
/// @param tag (7FE0,0010), (7FE0,0008) or (7FE0,0009)
/// @param wordVr the VR is OW: 8-bit samples of a big endian file lie swapped in words
/// @param position of the value's first byte
/// @param length of the value as far as the file holds it
/// @param fragments of encapsulated pixel data, the Basic Offset Table first; empty where native
/// @param encapsulated the length is undefined
/// @param cut the file ends within the last fragment
record PixelElement(
    int tag,
    boolean wordVr,
    long position,
    long length,
    List<Fragment> fragments,
    boolean encapsulated,
    boolean cut) {
  /// Pixel Data (7FE0,0010).
  static final int INTEGER = 0x7fe00010;

  /// Float Pixel Data (7FE0,0008).
  static final int FLOAT = 0x7fe00008;

  /// Double Float Pixel Data (7FE0,0009).
  static final int DOUBLE_FLOAT = 0x7fe00009;

  PixelElement {
    fragments = List.copyOf(fragments);
  }

  PixelElement withFragments(List<Fragment> found, boolean cutShort) {
    return new PixelElement(tag, wordVr, position, length, found, true, cutShort);
  }

  static boolean isPixels(int tag) {
    return tag == INTEGER || tag == FLOAT || tag == DOUBLE_FLOAT;
  }

  /// One item of encapsulated pixel data.
  ///
  /// @param position of the value's first byte
  /// @param length of the value as far as the file holds it
  record Fragment(long position, int length) {}
}
