package dev.lantern.pipeline;

import dev.lantern.dicom.codec.PixelCoding;
import java.util.Set;

/// Which compressed frames a batch decodes in processes of their own.
public enum Isolation {
  /// None: a crash of native code ends the batch.
  NONE,
  /// JPEG 2000 and HTJ2K, the only ones that native code decodes.
  NATIVE_CODE,
  /// Every compressed frame.
  ALL;

  /// What costs no more than 5 % of the time of a scan (README, chapter Batch).
  public static Isolation standard() {
    return NATIVE_CODE;
  }

  Set<PixelCoding> codings() {
    return switch (this) {
      case NONE -> Set.of();
      case NATIVE_CODE -> Set.of(PixelCoding.JPEG_2000);
      case ALL ->
          Set.of(PixelCoding.RLE, PixelCoding.JPEG, PixelCoding.JPEG_LS, PixelCoding.JPEG_2000);
    };
  }
}
