package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.inputs.Refusal;
import java.util.Optional;

/// One file within a ZIP archive, as the archive's directory describes it.
///
/// @param header position of its local header
/// @param stored bytes that it takes in the archive
/// @param size bytes when taken out
/// @param method 0 stored, 8 deflated; others are refused
/// @param checksum CRC-32 of the bytes taken out
record ZipMember(
    String name,
    long header,
    long stored,
    long size,
    int method,
    boolean encrypted,
    long checksum) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  /// Also in archives that were made with backslashes. A name of another character set than those
  /// that are known may end in one by chance: such an entry holds something.
  boolean folder() {
    return name.endsWith("/") || (name.endsWith("\\") && size == 0);
  }

  /// Why it cannot be taken out; empty where it can be tried.
  Optional<Refusal> refusal(DicomLimits limits) {
    if (encrypted) {
      return Optional.of(
          new Refusal(FailureReason.UNREADABLE, "encrypted in its ZIP archive: take it out first"));
    }
    if (method != STORED && method != DEFLATED) {
      return Optional.of(
          new Refusal(
              FailureReason.UNREADABLE,
              "packed by method " + method + " in its ZIP archive: take it out first"));
    }
    // The directory may lie about the size: what comes out is counted as well.
    if (size > limits.memoryBytes()) {
      return Optional.of(new Refusal(FailureReason.OVER_LIMIT, "ZIP entry of " + size + " bytes"));
    }
    return Optional.empty();
  }
}
