package dev.lantern.report;

import dev.lantern.imaging.ImageSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names what is made of a source: the source's own name may tell who the patient is, and two
/// folders may hold the same name.
final class SourceDigest {
  private SourceDigest() {}

  /// @param bytes of the digest, 1 to 32; twice as many letters
  static String of(ImageSource source, int bytes) {
    return of(source.file().toUri() + source.entry().map(e -> "!" + e).orElse(""), bytes);
  }

  /// The same of any words.
  static String of(String words, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
