package dev.lantern.dicom.codec;

/// How a transfer syntax codes its pixels.
public enum PixelCoding {
  /// As they are; the whole data set may be deflated.
  NATIVE(Decoder.NONE),
  RLE(Decoder.JAVA),
  JPEG(Decoder.JAVA),
  JPEG_LS(Decoder.JAVA),
  /// JPEG 2000 and HTJ2K.
  JPEG_2000(Decoder.NATIVE_CODE),
  /// A stream of pictures that depend on each other: MPEG-2, MPEG-4, HEVC. Not decoded.
  VIDEO(Decoder.NONE),
  /// Known by name, not decoded.
  UNSUPPORTED(Decoder.NONE);

  /// What decodes a frame.
  public enum Decoder {
    NONE,
    /// Cannot take the process along.
    JAVA,
    /// A crash of it ends the process.
    NATIVE_CODE
  }

  private final Decoder decoder;

  PixelCoding(Decoder decoder) {
    this.decoder = decoder;
  }

  public Decoder decoder() {
    return decoder;
  }
}
