package dev.lantern.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 (FIPS 180-4), without the exception that no JDK throws.
public final class Sha256 {
  private Sha256() {}

  /// A digest that has taken nothing yet.
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Of all these bytes: 32.
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }

  /// Of all these bytes, hexadecimal.
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }
}
