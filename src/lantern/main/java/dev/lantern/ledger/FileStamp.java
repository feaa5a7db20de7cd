package dev.lantern.ledger;

/// What tells, without reading it, that a file is likely the one it was.
///
/// @param size bytes
/// @param modified nanoseconds since 1970, as exact as the file system keeps it
public record FileStamp(long size, long modified) {
  public FileStamp {
    if (size < 0) {
      throw new IllegalArgumentException("a file of " + size + " bytes");
    }
  }
}
