package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;

/// One of the coding processes of T.81: takes the scans of a frame, gives its samples.
sealed interface JpegProcess permits LosslessProcess, DctProcess {
  /// Decodes one scan; the bits then stand before the marker behind it.
  void scan(JpegScanHeader scan, JpegTables tables, JpegBits bits) throws CodecException;

  /// True where no further scan can add anything.
  boolean complete();

  /// True where every component has had its first scan.
  boolean covered();

  /// The samples.
  byte[] frame() throws CodecException;
}
