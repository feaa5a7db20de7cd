package dev.lantern.dicom.codec;

/// How a transfer syntax codes its pixels.
public enum PixelCoding {
  /// As they are; the whole data set may be deflated.
  NATIVE,
  RLE,
  JPEG,
  JPEG_LS,
  /// JPEG 2000 and HTJ2K.
  JPEG_2000,
  /// A stream of pictures that depend on each other: MPEG-2, MPEG-4, HEVC. Not decoded.
  VIDEO,
  /// Known by name, not decoded.
  UNSUPPORTED
}
