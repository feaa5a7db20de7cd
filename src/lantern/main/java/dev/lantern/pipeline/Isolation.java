package dev.lantern.pipeline;

import dev.lantern.dicom.codec.PixelCoding;
import dev.lantern.dicom.codec.PixelCoding.Decoder;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

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
      case NATIVE_CODE -> decodedBy(Set.of(Decoder.NATIVE_CODE));
      case ALL -> decodedBy(Set.of(Decoder.JAVA, Decoder.NATIVE_CODE));
    };
  }

  private static Set<PixelCoding> decodedBy(Set<Decoder> decoders) {
    return Arrays.stream(PixelCoding.values())
        .filter(coding -> decoders.contains(coding.decoder()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
