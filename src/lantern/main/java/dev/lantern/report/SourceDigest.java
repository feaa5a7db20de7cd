package dev.lantern.report;

import dev.lantern.imaging.ImageSource;
import dev.lantern.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Names what is made of a source: the source's own name may tell who the patient is, and two
/// folders may hold the same name.
final class SourceDigest {
  private SourceDigest() {}

  /// @param bytes of the digest, 1 to 32; twice as many letters
  static String of(ImageSource source, int bytes) {
    return of(source.uri() + source.entry().map(e -> "!" + e).orElse(""), bytes);
  }

  /// The same of any words.
  static String of(String words, int bytes) {
    byte[] digest = Sha256.of(words.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, bytes);
  }
}
