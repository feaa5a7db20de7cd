package dev.lantern.inputs;

import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/// All that was looked at of a file: what is said of it holds as long as these do.
///
/// @param size of the whole file
/// @param modified nanoseconds since 1970, taken before the bytes were read
/// @param sha256 of the bytes at its start that were read, hexadecimal
public record FirstBytes(long size, long modified, String sha256) {
  /// @param bytes read at the start of the file
  public static FirstBytes of(BasicFileAttributes attributes, byte[] bytes) {
    try {
      return new FirstBytes(
          attributes.size(),
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
